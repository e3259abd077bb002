import { readPhone } from '../customers/domain/phone.ts'
import { retryOnConflict } from '../shared/background/retry.ts'
import { AppError, found, tooMany } from '../shared/errors.ts'
import { type Account, isContactVerified, repliesGoTo } from '../shared/identity/account.ts'
import { maxPastNotices, nextForgotten, pastNoticesAfter } from '../shared/identity/notice-terms.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { AccountStore } from './account-store.ts'
import { changesBetween } from './domain/changes.ts'
import { contactAfter } from './domain/contact-address.ts'
import { maxInvitationsPerDay } from './domain/invitation.ts'
import { patched, requireOpenHours } from './domain/merge-patch.ts'
import {
  type DraftDeps,
  draftVerification,
  type ReleaseDeps,
  releasingClaim,
  type SendDraftedDeps,
  sendDrafted,
  type Verification,
} from './draft-verification.ts'
import type { AccountPatch } from './schemas.ts'

type Deps = Pick<AccountStore, 'change' | 'findMember'> &
  DraftDeps &
  SendDraftedDeps &
  ReleaseDeps & {
    /** Returns false when the account has sent its number of invitations and such emails of a day. */
    readonly reserveInvitation: (accountId: string, now: number, maxPerDay: number) => Promise<boolean>
  }

const maxAttempts = 5

/**
 * After a conflict the patch is applied to what the other writer left, so neither change is lost.
 * @throws AppError `invalid`, `too_many`, `account_erasing`, `version_conflict` after five attempts
 */
export async function changeAccount(patch: AccountPatch, principal: Principal, deps: Deps): Promise<Account> {
  let before = await principal.openAccount()
  let verification: Verification | undefined
  let mayEmail = true
  const login = patch.contactEmail === undefined ? undefined : await emailOf(principal, deps)
  const attempt = async () => {
    const now = deps.now()
    const changed = withContact(patched(before, patch), before, login)
    const after = { ...changed, pastNotices: pastNoticesAfter(before, changed.settings, now) }
    if (after.pastNotices.length > maxPastNotices) {
      const detail = `The tracking notice changes at most ${maxPastNotices} times in 15 days.`
      throw tooMany(detail, now, nextForgotten(after.pastNotices))
    }
    requirePhone(patch, after.country)
    requireOpenHours(after.settings.messaging.sendingHours)
    const details = auditDetails(changesBetween(before, changed))
    if (Object.keys(details.new).length === 0) {
      // another request has written the address, without the email: the right to send it is this one's
      if (verification) await sendDrafted(verification, before.accountId, principal.memberId, deps)
      return before
    }
    const at = toInstant(now)
    const note = { at, by: principal.memberId, action: 'account.changed', subject: before.accountId, details }
    if (after.contactEmail !== before.contactEmail && mayEmail) {
      verification ??= await draftCounted(after, principal.memberId, deps)
    }
    const { current, refused, work, isClaimLost } = await deps.change(before, after, note, verification)
    if (work) await deps.enqueue(work)
    if (!refused) return after
    if (!current) throw new AppError('account_erasing')
    if (isClaimLost) [verification, mayEmail] = [undefined, false]
    before = current
    return undefined
  }
  const change = () => retryOnConflict(maxAttempts, attempt, 'version_conflict')
  return releasingClaim(() => verification, change, deps)
}

/**
 * Customers will call it. It is shown as it was typed, with an extension if there is one.
 * @throws AppError `invalid` for what cannot be a phone number, read with the account's country
 */
function requirePhone({ brand }: AccountPatch, country: string): void {
  if (typeof brand?.phone !== 'string' || readPhone(brand.phone, country)) return
  throw new AppError('invalid', undefined, {
    errors: [{ path: ['brand', 'phone'], message: 'is no valid phone number' }],
  })
}

/** Beyond the day's number the address is changed, and its email can be asked for later. */
async function draftCounted(account: Account, memberId: string, deps: Deps): Promise<Verification | undefined> {
  if (isContactVerified(account)) return undefined
  const mayWrite = await deps.reserveInvitation(account.accountId, deps.now(), maxInvitationsPerDay)
  return mayWrite ? draftVerification(account, memberId, deps) : undefined
}

async function emailOf({ accountId, memberId }: Principal, deps: Pick<Deps, 'findMember'>): Promise<string> {
  return found(await deps.findMember(accountId, memberId)).email
}

/** `login`: the address of the owner who enters a contact address. */
function withContact(changed: Account, before: Account, login: string | undefined): Account {
  return login === undefined
    ? changed
    : { ...changed, ...contactAfter(changed.contactEmail, login, repliesGoTo(before)) }
}

const addresses = ['postalAddress', 'contactEmail', 'verifiedContact', 'brand']

/** Addresses only as `changed`: the audit trail outlives the members. */
function auditDetails({ old, new: after }: ReturnType<typeof changesBetween>) {
  const isShown = ([name]: [string, unknown]) => !addresses.includes(name)
  const changed = ['postalAddress', 'contactEmail', 'brand']
    .filter((name) => name in after)
    .map((name) => [name, 'changed'])
  return {
    old: Object.fromEntries(Object.entries(old).filter(isShown)),
    new: Object.fromEntries([...Object.entries(after).filter(isShown), ...changed]),
  }
}
