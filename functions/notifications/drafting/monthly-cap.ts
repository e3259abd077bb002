import type { Account, AccountState } from '../../shared/identity/account.ts'
import { shardOf } from '../../shared/keys.ts'
import type { Write } from '../../shared/table/table.ts'
import { counterFor, monthOf } from '../domain/cap-counters.ts'
import type { Message } from '../items.ts'
import type { UsageStore } from '../usage-store.ts'

export type UsageDeps = UsageStore & { readonly now: () => number }

/** Whether the month of `at` has room for `units` more, beside what is claimed already. */
export async function withinCap(
  units: number,
  at: number,
  { accountId, timeZone, settings }: AccountState,
  deps: Pick<UsageStore, 'readUsage'>,
): Promise<boolean> {
  const used = await deps.readUsage(accountId, monthOf(at, timeZone))
  return counterFor(used, units, settings.messaging.monthlyCap, 0) !== undefined
}

/**
 * Returns the writes with which a claim counts the message against the cap: none if an earlier claim counted it. Undefined
 * when the cap is reached.
 */
export async function reserveUsage(
  { messageId, counted }: Pick<Message, 'messageId' | 'counted'>,
  units: number,
  { accountId, timeZone, settings }: Account,
  deps: UsageDeps,
): Promise<Write[] | undefined> {
  if (counted !== undefined) return []
  const month = monthOf(deps.now(), timeZone)
  const used = await deps.readUsage(accountId, month)
  const counter = counterFor(used, units, settings.messaging.monthlyCap, shardOf(messageId))
  return counter && [deps.usageWrite(accountId, month, counter, units)]
}
