import { AppError } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ShiftQuery } from './schemas.ts'
import { visibleShift } from './visible-shift.ts'

type Deps = Pick<ShiftStore, 'findShifts' | 'shiftsBack' | 'cursorAt' | 'placeOfCursor'> & {
  readonly listEveryMember: (accountId: string) => Promise<Pick<Member, 'memberId'>[]>
  readonly now: () => number
}

/** How many workers are read at once. */
const concurrency = 16

/**
 * One page of shifts that overlap `from`–`to`, newest first: of one worker, or of all of them merged.
 * @throws AppError `forbidden` when a worker asks for another's, `invalid_cursor`
 */
export async function listShifts(
  query: ShiftQuery,
  caller: Principal,
  deps: Deps,
): Promise<{ items: Shift[]; nextCursor?: string }> {
  const { accountId } = caller
  const wanted = query.memberId ?? (caller.role === 'worker' ? caller.memberId : undefined)
  if (wanted !== undefined && !mayActFor(caller, wanted)) throw new AppError('forbidden')
  const list = ['shifts', accountId, wanted ?? '*', query.from ?? '', query.to ?? ''].join('#')
  const place = query.cursor === undefined ? undefined : await deps.placeOfCursor(list, query.cursor)
  const before = place ?? query.to

  const members = wanted === undefined ? await deps.listEveryMember(accountId) : [{ memberId: wanted }]
  const entries: ShiftEntry[] = []
  for (let next = 0; next < members.length; next += concurrency) {
    const some = members.slice(next, next + concurrency)
    const pages = await Promise.all(some.map(({ memberId }) => newest(query, { accountId, memberId, before }, deps)))
    entries.push(...pages.flat())
  }
  const page = entries.toSorted(newestFirst).slice(0, query.limit)
  const found = await deps.findShifts(
    accountId,
    page.map(({ shiftId }) => shiftId),
  )
  const items = found.map((shift) => visibleShift(shift, caller, deps.now()))
  const last = entries.length > page.length ? page.at(-1) : undefined
  return last ? { items, nextCursor: await deps.cursorAt(list, placeOf(last)) } : { items }
}

/** One more of a worker's shifts than the page takes, so that whoever merges knows whether there are more. */
async function newest(
  { from, limit }: ShiftQuery,
  { accountId, ...back }: { accountId: string; memberId: string; before: string | undefined },
  deps: Deps,
): Promise<ShiftEntry[]> {
  const entries: ShiftEntry[] = []
  for await (const entry of deps.shiftsBack(accountId, { ...back, limit: limit + 1 })) {
    // shifts of one worker do not overlap: whatever began before one that ended too early has ended too early as well
    if (from !== undefined && endsBy(from, entry)) break
    entries.push(entry)
    if (entries.length > limit) break
  }
  return entries
}

/** An open shift has no end yet, and one that took no time at all is where it is. */
function endsBy(moment: string, { startedAt, endedAt }: ShiftEntry): boolean {
  return endedAt !== undefined && endedAt <= moment && startedAt < moment
}

/** Where a list goes on behind a shift; the same as the end of its sort key. */
function placeOf({ startedAt, shiftId }: ShiftEntry): string {
  return `${startedAt}#${shiftId}`
}

function newestFirst(one: ShiftEntry, other: ShiftEntry): number {
  return placeOf(one) < placeOf(other) ? 1 : -1
}
