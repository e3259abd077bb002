import { AppError, found } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import { dayOf } from '../domain/day-of.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { PingCount } from '../store/ping-count-item.ts'
import type { PingCountStore } from '../store/ping-count-store.ts'
import type { PingCountsQuery, PingCountsResponse } from './schemas.ts'

type Deps = Pick<PingCountStore, 'listPingCounts'> &
  Pick<OpenShiftStore, 'findOpenShift'> & {
    readonly findMember: (accountId: string, memberId: string) => Promise<Pick<Member, 'memberId'> | undefined>
  }

/**
 * What became of the positions that a member's phones sent, by day, newest first; the open shift counts in the day of its
 * start. A day without any is left out.
 * @throws AppError `forbidden` when a worker asks for another's, `not_found`
 */
export async function readPingCounts(
  memberId: string,
  { from, to }: PingCountsQuery,
  caller: Principal,
  deps: Deps,
): Promise<PingCountsResponse> {
  const { accountId, account } = caller
  if (!mayActFor(caller, memberId)) throw new AppError('forbidden')
  found(await deps.findMember(accountId, memberId))
  const [days, open] = await Promise.all([
    deps.listPingCounts(accountId, memberId, from, to),
    deps.findOpenShift(accountId, memberId),
  ])
  const today = open && { ...open, day: dayOf(Date.parse(open.startedAt), account.timeZone) }
  const all = today && from <= today.day && today.day < to ? [today, ...days] : days
  const byDay = [...Map.groupBy(all, ({ day }) => day)]
  const items = byDay.map(([day, counts]) => itemOf(day, counts)).filter(({ received }) => received > 0)
  return { items: items.toSorted((one, other) => (one.day < other.day ? 1 : -1)) }
}

function itemOf(day: string, counts: readonly Omit<PingCount, 'memberId' | 'day'>[]) {
  const sum = (of: (count: Omit<PingCount, 'memberId' | 'day'>) => number) =>
    counts.reduce((total, count) => total + of(count), 0)
  const stored = sum(({ storedPings }) => storedPings)
  const outsideShift = sum(({ outsidePings }) => outsidePings)
  const duplicates = sum(({ duplicatePings }) => duplicatePings)
  const invalid = sum(({ invalidPings }) => invalidPings)
  return { day, received: stored + outsideShift + duplicates + invalid, stored, outsideShift, duplicates, invalid }
}
