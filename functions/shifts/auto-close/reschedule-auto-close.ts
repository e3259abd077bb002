import type { Due, Wake } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import { endOfLongest } from '../domain/hours/auto-close.ts'
import { toMilliseconds } from '../domain/instant.ts'
import type { ClosingStore } from '../store/auto-close-store.ts'
import type { SealingStore } from '../store/compaction-store.ts'

export type ClosingDeps = Pick<ClosingStore, 'closeBy' | 'openSince'> &
  Pick<SealingStore, 'endDue'> & { readonly now: () => number }

/** As many are written between two looks at the clock. */
const atOnce = 16

/**
 * Has every open shift closed as early as the account's setting now says. What there is no time for is left to the next wake,
 * which begins anew: whatever is early enough by then costs nothing but a look.
 */
export async function closeEarlier(
  wake: Wake,
  due: Due,
  { accountId, settings }: Pick<Account, 'accountId' | 'settings'>,
  hasTime: () => boolean,
  deps: ClosingDeps,
): Promise<void> {
  const now = deps.now()
  for await (const page of deps.openSince(accountId)) {
    for (let next = 0; next < page.length; next += atOnce) {
      if (!hasTime()) return
      await Promise.all(
        page.slice(next, next + atOnce).map(({ shiftId, startedAt }) => {
          const end = endOfLongest(toMilliseconds(startedAt), settings.shifts.maxHours)
          return deps.closeBy(accountId, shiftId, Math.max(end, now))
        }),
      )
    }
  }
  await deps.endDue(wake, due, undefined)
}
