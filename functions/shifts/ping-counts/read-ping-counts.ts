import { AppError, found } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { dayOf } from '../domain/day-of.ts'
import { requirePeriod } from '../shift/requested-period.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { PingCount } from '../store/ping-count-item.ts'
import type { PingCountStore } from '../store/ping-count-store.ts'
import type { PingCountsQuery, PingCountsResponse } from './schemas.ts'

type Deps = Pick<PingCountStore, 'listPingCounts'> &
  Pick<OpenShiftStore, 'findOpenShift'> & {
    readonly findMember: (accountId: string, memberId: string) => Promise<Pick<Member, 'memberId'> | undefined>
  }

type Counters = Omit<PingCount, 'memberId' | 'day'>

/**
 * Returns the counts of a member by day, newest first. The open shift counts in the day of its start.
 * @throws AppError `invalid`, `not_found`, also for a worker who asks for a colleague’s
 */
export async function readPingCounts(
  memberId: string,
  { from, to }: PingCountsQuery,
  caller: Principal,
  deps: Deps,
): Promise<PingCountsResponse> {
  const { accountId, account } = caller
  requirePeriod({ from, to })
  if (!mayActFor(caller, memberId)) throw new AppError('not_found')
  found(await deps.findMember(accountId, memberId))
  const [days, open] = await settleAll([
    deps.listPingCounts(accountId, memberId, from, to),
    deps.findOpenShift(accountId, memberId),
  ])
  const current = open && { ...open, day: dayOf(toMilliseconds(open.startedAt), account.timeZone) }
  const all = current && from <= current.day && current.day < to ? [current, ...days] : days
  const byDay = [...Map.groupBy(all, ({ day }) => day)]
  const items = byDay.map(([day, counts]) => itemOf(day, counts)).filter(({ received }) => received > 0)
  return { items: items.toSorted((one, other) => (one.day < other.day ? 1 : -1)) }
}

function itemOf(day: string, counts: readonly Counters[]) {
  const sum = (of: (count: Counters) => number) => counts.reduce((total, count) => total + of(count), 0)
  const stored = sum(({ storedPings }) => storedPings)
  const outsideShift = sum(({ outsidePings }) => outsidePings)
  const duplicates = sum(({ duplicatePings }) => duplicatePings)
  const invalid = sum(({ invalidPings }) => invalidPings)
  return { day, received: stored + outsideShift + duplicates + invalid, stored, outsideShift, duplicates, invalid }
}
