import { oneAddress } from '../../customers/domain/one-address.ts'
import type { Account, AccountState } from '../../shared/identity/account.ts'
import { installation, shardOf } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import { type Counter, counterFor, dayOf, monthOf } from '../domain/cap-counters.ts'
import type { Facts } from '../domain/decide.ts'
import type { Message } from '../items.ts'
import type { UsageStore } from '../usage-store.ts'

/** The installation's limits of SMS in a day (UTC). The operator may set another for one account. */
export type TextCaps = {
  readonly accountTextsPerDay: number
  readonly installationTextsPerDay: number
  readonly phoneTextsPerDay: number
}

export type CapDeps = UsageStore & { readonly textCaps: TextCaps; readonly now: () => number }

type Subject = Pick<Facts, 'channel' | 'to'>
type Cap = { readonly of: string; readonly period: string; readonly limit: number; readonly units: number }

/** Whether there is room at `at` (epoch milliseconds) for one more message of `units`, beside what is claimed already. */
export async function withinCaps(
  subject: Subject,
  units: number,
  at: number,
  account: AccountState,
  deps: Pick<CapDeps, 'readUsage' | 'periodOfAddress' | 'textCaps'>,
): Promise<boolean> {
  const caps = await capsOn(subject, units, at, account, deps)
  const rooms = await settleAll(
    caps.map(async (cap) => counterFor(await deps.readUsage(cap.of, cap.period), cap.units, cap.limit, 0)),
  )
  return rooms.every((room) => room !== undefined)
}

/** Counts a message against one cap: the write fails where the cap leaves no room. */
export type Count = { readonly write: Write; readonly undo: Write }

/** How a claimed message is counted: nothing if an earlier claim counted it. Undefined when a cap is reached. */
export async function reserveUsage(
  { messageId, counted }: Pick<Message, 'messageId' | 'counted'>,
  subject: Subject,
  units: number,
  account: Account,
  deps: CapDeps,
): Promise<Count[] | undefined> {
  if (counted !== undefined) return []
  const caps = await capsOn(subject, units, deps.now(), account, deps)
  const counts = await settleAll(
    caps.map(async (cap) => {
      const used = await deps.readUsage(cap.of, cap.period)
      const counter = counterFor(used, cap.units, cap.limit, shardOf(messageId))
      return counter && countOf(cap, counter, deps)
    }),
  )
  const all = counts.flatMap((count) => count ?? [])
  return all.length === counts.length ? all : undefined
}

function countOf({ of, period, units }: Cap, counter: Counter, deps: CapDeps): Count {
  return {
    write: deps.usageWrite(of, period, counter, units, deps.now()),
    undo: deps.usageUndoWrite(of, period, counter, units),
  }
}

/** The month counts segments and emails, for the owner; the days count SMS, against floods. */
async function capsOn(
  { channel, to = '' }: Subject,
  units: number,
  at: number,
  { accountId, timeZone, settings, textsPerDay }: AccountState,
  { textCaps, periodOfAddress }: Pick<CapDeps, 'textCaps' | 'periodOfAddress'>,
): Promise<Cap[]> {
  const month = { of: accountId, period: monthOf(at, timeZone), limit: settings.messaging.monthlyCap, units }
  if (channel === 'email') return [month]
  const day = dayOf(at)
  const ofPhone = await periodOfAddress(accountId, day, oneAddress(channel, to))
  return [
    month,
    { of: accountId, period: day, limit: textsPerDay ?? textCaps.accountTextsPerDay, units: 1 },
    { of: accountId, period: ofPhone, limit: textCaps.phoneTextsPerDay, units: 1 },
    { of: installation, period: day, limit: textCaps.installationTextsPerDay, units: 1 },
  ]
}
