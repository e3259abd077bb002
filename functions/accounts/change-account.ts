import { AppError } from '../shared/errors.ts'
import type { Account } from '../shared/identity/account.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import type { AccountStore } from './account-store.ts'
import { changesBetween } from './domain/changes.ts'
import { patched, requireOpenHours } from './domain/merge-patch.ts'
import type { AccountPatch } from './schemas.ts'

type Deps = Pick<AccountStore, 'change'> & { readonly now: () => number }

const maxAttempts = 5

/**
 * Changes any part of the account. Two at once: the second is applied to what the first left, so neither is lost. Throws
 * `invalid` for hours that never open, `account_erasing`, and `version_conflict` after five lost attempts.
 */
export async function changeAccount(patch: AccountPatch, principal: Principal, deps: Deps): Promise<Account> {
  let before = await principal.openAccount()
  for (let race = 0; race < maxAttempts; race += 1) {
    const after = patched(before, patch)
    requireOpenHours(after.settings.messaging.quietHours)
    const details = told(changesBetween(before, after))
    if (Object.keys(details.new).length === 0) return before
    const at = toInstant(deps.now())
    const note = { at, by: principal.memberId, action: 'account.changed', subject: before.accountId, details }
    const { meanwhile, refused } = await deps.change(before, after, note)
    if (!refused) return after
    if (!meanwhile) throw new AppError('account_erasing')
    before = meanwhile
  }
  throw new AppError('version_conflict')
}

const addresses = ['postalAddress', 'contactEmail']

/** Addresses are not told, only that they changed: they may be somebody's own, and the trail outlives its members. */
function told({ old, new: after }: ReturnType<typeof changesBetween>) {
  const isTold = ([name]: [string, unknown]) => !addresses.includes(name)
  const changed = addresses.filter((name) => name in after).map((name) => [name, 'changed'])
  return {
    old: Object.fromEntries(Object.entries(old).filter(isTold)),
    new: Object.fromEntries([...Object.entries(after).filter(isTold), ...changed]),
  }
}
