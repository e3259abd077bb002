import { AppError } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Shift, ShiftEntry } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import type { ShiftQuery } from './schemas.ts'
import { visibleShift } from './visible-shift.ts'

type Deps = Pick<ShiftStore, 'findShifts' | 'shiftsBack' | 'cursorAt' | 'positionOfCursor'> & {
  readonly listEveryMember: (accountId: string) => Promise<Pick<Member, 'memberId'>[]>
  readonly now: () => number
}

const concurrency = 16

/**
 * Returns shifts that overlap `from`–`to`, newest first.
 * @throws AppError `forbidden`, `invalid_cursor`
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
  const checkpoint = query.cursor === undefined ? undefined : await deps.positionOfCursor(list, query.cursor)
  const before = checkpoint ?? query.to

  const members = wanted === undefined ? await deps.listEveryMember(accountId) : [{ memberId: wanted }]
  const entries: ShiftEntry[] = []
  for (let next = 0; next < members.length; next += concurrency) {
    const batch = members.slice(next, next + concurrency)
    const pages = await settleAll(batch.map(({ memberId }) => newest(query, { accountId, memberId, before }, deps)))
    entries.push(...pages.flat())
  }
  const page = entries.toSorted(newestFirst).slice(0, query.limit)
  const found = await deps.findShifts(
    accountId,
    page.map(({ shiftId }) => shiftId),
  )
  const items = found.map((shift) => visibleShift(shift, caller, deps.now()))
  const last = entries.length > page.length ? page.at(-1) : undefined
  return last ? { items, nextCursor: await deps.cursorAt(list, checkpointAfter(last)) } : { items }
}

/** Returns one more than a page, so that the merged list knows whether there are more. */
async function newest(
  { from, limit }: ShiftQuery,
  { accountId, ...back }: { accountId: string; memberId: string; before: string | undefined },
  deps: Deps,
): Promise<ShiftEntry[]> {
  const entries: ShiftEntry[] = []
  for await (const entry of deps.shiftsBack(accountId, { ...back, limit: limit + 1 })) {
    // as shifts do not overlap, all before this one ended before `from` too
    if (from !== undefined && endsBy(from, entry)) break
    entries.push(entry)
    if (entries.length > limit) break
  }
  return entries
}

/** A shift that took no time and starts at `instant` counts as overlapping. */
function endsBy(instant: string, { startedAt, endedAt }: ShiftEntry): boolean {
  return endedAt !== undefined && endedAt <= instant && startedAt < instant
}

/** Equals the end of the entry's sort key. */
function checkpointAfter({ startedAt, shiftId }: ShiftEntry): string {
  return `${startedAt}#${shiftId}`
}

function newestFirst(one: ShiftEntry, other: ShiftEntry): number {
  return checkpointAfter(one) < checkpointAfter(other) ? 1 : -1
}
