import * as z from 'zod'
import { openForInstallation, sealForInstallation } from '../crypto/installation-seal.ts'
import { emailAddress, storedText } from '../fields.ts'
import type { Key } from '../keys.ts'
import { languages } from '../language.ts'
import type { Table } from '../table/table.ts'

const erasureEmails = ['begun', 'cancelled', 'done'] as const
export type ErasureEmail = (typeof erasureEmails)[number]

const deliveryStates = ['queued', 'sending', 'sent', 'failed', 'unknown'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** Of one addressee's email. `claim` and `claimedAt` (epoch milliseconds) while it is sent. */
const Delivery = z.object({
  state: z.enum(deliveryStates),
  claim: z.string().optional(),
  claimedAt: z.int().optional(),
})
export type Delivery = z.infer<typeof Delivery>
/** By the index of the addressee. */
export type Deliveries = Readonly<Record<string, Delivery>>

/** In the erasure's row, since the account is locked or gone by then. */
export const erasureEmailFields = {
  email: z.enum(erasureEmails).optional(),
  deliveries: z.record(z.string(), Delivery).optional(),
  // of an erasure requested before there were several addressees
  emailState: z.enum(deliveryStates).optional(),
  emailClaim: z.string().optional(),
  emailClaimedAt: z.int().optional(),
}
export const singleAddresseeFields = ['emailState', 'emailClaim', 'emailClaimedAt'] as const

type Sending = {
  readonly deliveries?: Deliveries | undefined
  readonly emailState?: DeliveryState | undefined
  readonly emailClaim?: string | undefined
  readonly emailClaimedAt?: number | undefined
}

export function deliveriesOf({
  deliveries,
  emailState: state,
  emailClaim: claim,
  emailClaimedAt,
}: Sending): Deliveries {
  return deliveries ?? (state === undefined ? {} : { '0': { state, claim, claimedAt: emailClaimedAt } })
}

/** One email to each of these addressees, in place of those not sent yet. */
export function queueEmails(email: ErasureEmail, addressees: Iterable<string | number>) {
  const deliveries: Deliveries = Object.fromEntries(Array.from(addressees, (index) => [index, { state: 'queued' }]))
  return { email, deliveries }
}

/** Whether every addressee has been sent the email, or never will be. */
export function isEmailSettled(row: Sending): boolean {
  return Object.values(deliveriesOf(row)).every(({ state }) => state !== 'queued' && state !== 'sending')
}

/** `why` the address gets the email: it asked for the erasure, is another owner's, or only the account's contact address. */
const Addressee = z.object({
  to: emailAddress,
  name: storedText(120),
  language: z.enum(languages),
  why: z.enum(['asked', 'owner', 'contact']),
})
export type Addressee = z.infer<typeof Addressee>

const AddressList = z.object({ company: storedText(120), timeZone: z.string(), addressees: z.array(Addressee) })
export type AddressList = z.infer<typeof AddressList>

/** As sealed before there were several addressees. */
const SingleAddressee = z
  .object({ to: emailAddress, name: storedText(120), company: storedText(120), timeZone: z.string() })
  .transform(
    ({ to, name, ...rest }): AddressList => ({ ...rest, addressees: [{ to, name, language: 'en', why: 'asked' }] }),
  )

type Keys = Pick<Table, 'keyring'>

/** With the installation's key, since the account's own is deleted before the last email. */
export async function sealAddressees(table: Keys, row: Key, list: AddressList): Promise<Uint8Array> {
  return sealForInstallation(table, row, AddressList.parse(list))
}

/** @throws Error if the row was tampered with */
export async function openAddressees(table: Keys, row: Key, sealed: Uint8Array): Promise<AddressList> {
  return z.union([AddressList, SingleAddressee]).parse(await openForInstallation(table, row, sealed))
}
