import * as z from 'zod'
import { aad, open, seal } from '../crypto/cipher.ts'
import { emailAddress, line, timeZone } from '../fields.ts'
import type { Key } from '../keys.ts'
import type { Table } from '../table/table.ts'

/** `begun`: asked for. `cancelled`: given back. `done`: nothing is left, the last mail there will be. */
const erasureMails = ['begun', 'cancelled', 'done'] as const
export type ErasureEmail = (typeof erasureMails)[number]

/**
 * The mail that an erasure's row asks for, one after the other: the account is locked or gone by then, so it stands in no
 * row of the account. `emailClaimedAt` in milliseconds since the epoch tells when a sender has died.
 */
export const erasureEmailFields = {
  mail: z.enum(erasureMails).optional(),
  emailState: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown']).optional(),
  emailClaim: z.string().optional(),
  emailClaimedAt: z.int().optional(),
}
type MailState = { readonly emailState?: string | undefined }

/** What the row then says; the sender must be woken besides. */
export const queueOwnerEmail = (mail: ErasureEmail) => ({ mail, emailState: 'queued' as const })

/** Sent, or it never will be. */
export function isEmailSettled({ emailState }: MailState): boolean {
  return emailState !== 'queued' && emailState !== 'sending'
}

/** Whom the mails go to: the owner who asked. */
export const Addressee = z.object({ to: emailAddress, name: line(120), company: line(120), timeZone })
export type Addressee = z.infer<typeof Addressee>

type Sealing = Pick<Table, 'keyring'>
const keyOf = async ({ keyring }: Sealing) => ({ version: 1, bytes: await keyring.derive('installation-seal') })

/** Sealed with the installation's key, since the account's own is deleted before the last mail. */
export async function sealAddressee(table: Sealing, row: Key, addressee: Addressee): Promise<Uint8Array> {
  return seal(await keyOf(table), aad(row), Buffer.from(JSON.stringify(Addressee.parse(addressee))))
}

/** To whom an erasure’s mail goes. Throws when the row was tampered with. */
export async function openAddressee(table: Sealing, row: Key, sealed: Uint8Array): Promise<Addressee> {
  return Addressee.parse(JSON.parse(Buffer.from(open(await keyOf(table), aad(row), sealed)).toString()))
}
