import * as z from 'zod'
import { openForInstallation, sealForInstallation } from '../crypto/installation-seal.ts'
import { emailAddress, storedText, timeZone } from '../fields.ts'
import type { Key } from '../keys.ts'
import type { Table } from '../table/table.ts'

const erasureEmails = ['begun', 'cancelled', 'done'] as const
export type ErasureEmail = (typeof erasureEmails)[number]

/** In the erasure's row, since the account is locked or gone by then. `emailClaimedAt` in epoch milliseconds. */
export const erasureEmailFields = {
  email: z.enum(erasureEmails).optional(),
  emailState: z.enum(['queued', 'sending', 'sent', 'failed', 'unknown']).optional(),
  emailClaim: z.string().optional(),
  emailClaimedAt: z.int().optional(),
}
type EmailState = { readonly emailState?: string | undefined }

export const queueOwnerEmail = (email: ErasureEmail) => ({ email, emailState: 'queued' as const })

/** Whether the email has been sent, or never will be. */
export function isEmailSettled({ emailState }: EmailState): boolean {
  return emailState !== 'queued' && emailState !== 'sending'
}

export const Addressee = z.object({ to: emailAddress, name: storedText(120), company: storedText(120), timeZone })
export type Addressee = z.infer<typeof Addressee>

type Keys = Pick<Table, 'keyring'>

/** With the installation's key, since the account's own is deleted before the last email. */
export async function sealAddressee(table: Keys, row: Key, addressee: Addressee): Promise<Uint8Array> {
  return sealForInstallation(table, row, Addressee.parse(addressee))
}

/** @throws Error if the row was tampered with */
export async function openAddressee(table: Keys, row: Key, sealed: Uint8Array): Promise<Addressee> {
  return Addressee.parse(await openForInstallation(table, row, sealed))
}
