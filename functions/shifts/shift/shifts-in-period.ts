import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type Period = {
  /** Epoch milliseconds; shifts that begin in it. */
  readonly from: number
  readonly to: number
  /** The position of the last shift of the page before. */
  readonly after?: string | undefined
  /** A caller looks at no more. */
  readonly limit: number
}

type Deps = Pick<ShiftStore, 'findShifts' | 'shiftsBack'>

const concurrency = 16

export function positionOf({ memberId, startedAt, shiftId }: Shift): string {
  return `${memberId}#${startedAt}#${shiftId}`
}

/** Member by member in the order of their ids, the newest first. */
export async function* shiftsInPeriod(
  accountId: string,
  memberIds: readonly string[],
  period: Period,
  deps: Deps,
): AsyncGenerator<Shift> {
  const memberAfter = period.after?.split('#')[0] ?? ''
  const rest = memberIds.toSorted().filter((memberId) => memberId >= memberAfter)
  for (let next = 0; next < rest.length; next += concurrency) {
    const batch = rest.slice(next, next + concurrency)
    const ids = await settleAll(batch.map((memberId) => idsOf(accountId, memberId, period, deps)))
    for (const shiftIds of ids) yield* await deps.findShifts(accountId, shiftIds)
  }
}

/** One more than is looked at, so that the page knows that there are more. */
async function idsOf(accountId: string, memberId: string, period: Period, deps: Deps): Promise<string[]> {
  const { from, to, after, limit } = period
  const isAfter = after?.startsWith(`${memberId}#`)
  const before = isAfter ? after?.slice(memberId.length + 1) : toInstant(to)
  const ids: string[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before, limit: 100 })) {
    if (entry.startedAt < toInstant(from) || ids.length > limit) break
    ids.push(entry.shiftId)
  }
  return ids
}
