import { retryOnConflict } from '../shared/background/retry.ts'
import { AppError } from '../shared/errors.ts'
import type { Account } from '../shared/identity/account.ts'
import { maxPastNotices, pastNoticesAfter } from '../shared/identity/notice-terms.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { AccountStore } from './account-store.ts'
import { changesBetween } from './domain/changes.ts'
import { patched, requireOpenHours } from './domain/merge-patch.ts'
import type { AccountPatch } from './schemas.ts'

type Deps = Pick<AccountStore, 'change'> & { readonly now: () => number }

const maxAttempts = 5

/**
 * After a conflict the patch is applied to what the other writer left, so neither change is lost.
 * @throws AppError `invalid`, `too_many`, `account_erasing`, `version_conflict` after five attempts
 */
export async function changeAccount(patch: AccountPatch, principal: Principal, deps: Deps): Promise<Account> {
  let before = await principal.openAccount()
  const attempt = async () => {
    const now = deps.now()
    const changed = patched(before, patch)
    const after = { ...changed, pastNotices: pastNoticesAfter(before, changed.settings, now) }
    if (after.pastNotices.length > maxPastNotices) {
      throw new AppError('too_many', `The tracking notice changes at most ${maxPastNotices} times in 15 days.`)
    }
    requireOpenHours(after.settings.messaging.sendingHours)
    const details = auditDetails(changesBetween(before, changed))
    if (Object.keys(details.new).length === 0) return before
    const at = toInstant(now)
    const note = { at, by: principal.memberId, action: 'account.changed', subject: before.accountId, details }
    const { current, refused } = await deps.change(before, after, note)
    if (!refused) return after
    if (!current) throw new AppError('account_erasing')
    before = current
    return undefined
  }
  return retryOnConflict(maxAttempts, attempt, 'version_conflict')
}

const addresses = ['postalAddress', 'contactEmail']

/** Addresses only as `changed`: the audit trail outlives the members. */
function auditDetails({ old, new: after }: ReturnType<typeof changesBetween>) {
  const isShown = ([name]: [string, unknown]) => !addresses.includes(name)
  const changed = addresses.filter((name) => name in after).map((name) => [name, 'changed'])
  return {
    old: Object.fromEntries(Object.entries(old).filter(isShown)),
    new: Object.fromEntries([...Object.entries(after).filter(isShown), ...changed]),
  }
}
