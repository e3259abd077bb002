import type { Account, AccountState } from '../../shared/identity/account.ts'
import { shardOf } from '../../shared/keys.ts'
import type { Write } from '../../shared/table/table.ts'
import { counterFor, monthOf } from '../domain/cap-counters.ts'
import type { Message } from '../items.ts'
import type { UsageStore } from '../usage-store.ts'

export type CountDeps = UsageStore & { readonly now: () => number }

/** Whether the month of a moment has room for so many more, by what was claimed until now. */
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
 * What the claim of a message writes to count it in its month, once however often it is tried; undefined when the company
 * has used up its month.
 */
export async function reserveUsage(
  { messageId, counted }: Pick<Message, 'messageId' | 'counted'>,
  units: number,
  { accountId, timeZone, settings }: Account,
  deps: CountDeps,
): Promise<Write[] | undefined> {
  if (counted !== undefined) return []
  const month = monthOf(deps.now(), timeZone)
  const used = await deps.readUsage(accountId, month)
  const counter = counterFor(used, units, settings.messaging.monthlyCap, shardOf(messageId))
  return counter && [deps.usageWrite(accountId, month, counter, units)]
}
