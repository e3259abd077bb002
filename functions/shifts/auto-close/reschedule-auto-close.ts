import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { endOfLongest } from '../domain/hours/auto-close.ts'
import type { AutoCloseStore } from '../store/auto-close-store.ts'

export type RescheduleDeps = Pick<AutoCloseStore, 'advanceAutoClose' | 'openSince'> &
  Pick<JobStore, 'completeIfUnchanged'> & { readonly now: () => number }

const concurrency = 16

/**
 * Brings forward the auto-close of every open shift to the account's lower `maxHours`. When time runs out, the due row stays and
 * the next run starts over: a shift that is early enough costs one refused condition.
 */
export async function rescheduleAutoClose(
  work: WorkMessage,
  due: Due,
  { accountId, settings }: Pick<Account, 'accountId' | 'settings'>,
  hasTime: () => boolean,
  deps: RescheduleDeps,
): Promise<void> {
  const now = deps.now()
  for await (const page of deps.openSince(accountId)) {
    for (let next = 0; next < page.length; next += concurrency) {
      if (!hasTime()) return
      await settleAll(
        page.slice(next, next + concurrency).map(({ shiftId, startedAt }) => {
          const end = endOfLongest(toMilliseconds(startedAt), settings.shifts.maxHours)
          return deps.advanceAutoClose(accountId, shiftId, Math.max(end, now))
        }),
      )
    }
  }
  await deps.completeIfUnchanged(work, due)
}
