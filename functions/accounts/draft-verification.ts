import type { WorkMessage } from '../shared/background/due.ts'
import { type Account, isContactVerified } from '../shared/identity/account.ts'
import { toInstant } from '../shared/instant.ts'
import { languageOfCompany } from '../shared/language.ts'
import type { AuditNote } from '../shared/ledger/audit.ts'
import type { NewNotice } from '../shared/messages/member-email.ts'
import { verificationMilliseconds } from './domain/contact-address.ts'
import type { AddressClaim, InvitedAddressStore } from './invited-address-store.ts'

export type DraftDeps = Pick<InvitedAddressStore, 'claimAddress'> & {
  readonly now: () => number
  readonly newId: () => string
}

/** An email that asks the holder of a contact address to verify it, and the right to send it. */
export type Verification = { readonly claim: AddressClaim; readonly notice: NewNotice }

/**
 * Undefined when the address is verified, and when it had such an email within a day: a stranger gets no more than one,
 * whatever accounts enter. The caller releases a claim that no write uses.
 */
export async function draftVerification(
  account: Account,
  memberId: string,
  deps: DraftDeps,
): Promise<Verification | undefined> {
  if (isContactVerified(account)) return undefined
  const { contactEmail: to, name: company } = account
  const now = deps.now()
  const claim = await deps.claimAddress(to, 'contact', deps.newId(), now)
  if (!claim) return undefined
  const language = languageOfCompany(account)
  const expiresAt = now + verificationMilliseconds
  return { claim, notice: { template: 'contact-address', memberId, language, expiresAt, to, name: company, company } }
}

export type ReleaseDeps = Pick<InvitedAddressStore, 'releaseClaim'>

/** Runs `write`, which uses the claim of a verification. If it fails, another request may email the address. */
export async function releasingClaim<Result>(
  verification: () => Verification | undefined,
  write: () => Promise<Result>,
  deps: ReleaseDeps,
): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const drafted = verification()
    if (drafted) await deps.releaseClaim(drafted.claim)
    throw error
  }
}

export type SendDraftedDeps = {
  readonly addVerification: (
    accountId: string,
    verification: Verification,
    note: AuditNote,
  ) => Promise<WorkMessage | undefined>
  readonly enqueue: (work: WorkMessage) => Promise<void>
  readonly now: () => number
}

/** For an address that is stored already. Returns false when another request emails it. */
export async function sendDrafted(
  verification: Verification,
  accountId: string,
  memberId: string,
  deps: SendDraftedDeps,
): Promise<boolean> {
  const note = { at: toInstant(deps.now()), by: memberId, action: 'account.verification-sent', subject: accountId }
  const work = await deps.addVerification(accountId, verification, { ...note, details: {} })
  if (work) await deps.enqueue(work)
  return work !== undefined
}
