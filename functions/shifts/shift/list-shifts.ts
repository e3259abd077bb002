import { AppError } from '../../shared/errors.ts'
import type { Member } from '../../shared/identity/member.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { checkpointAfter, type EntryRange, newestEntries, newestFirst, type ShiftStart } from './newest-entries.ts'
import { settledStatus } from './proposed-end.ts'
import type { ShiftQuery } from './schemas.ts'
import { type VisibleShift, visibleShift } from './visible-shift.ts'

type Deps = Pick<ShiftStore, 'findShifts' | 'shiftsBack' | 'cursorAt' | 'positionOfCursor'> &
  Pick<OpenShiftStore, 'listOpenShifts'> & {
    readonly listEveryMember: (accountId: string) => Promise<Pick<Member, 'memberId'>[]>
    readonly now: () => number
  }

type Found = { readonly shifts: readonly Shift[]; readonly last?: ShiftStart | undefined }

/** Of shifts in other states, this many pages are read for one. */
const maxPages = 4

/**
 * Returns shifts that overlap `from`–`to`, newest first. With a `status`, a page may be short, and empty with a cursor.
 * @throws AppError `forbidden`, `invalid_cursor`
 */
export async function listShifts(
  query: ShiftQuery,
  caller: Principal,
  deps: Deps,
): Promise<{ items: VisibleShift[]; nextCursor?: string }> {
  const { accountId } = caller
  const { from, to, status, limit } = query
  const wanted = query.memberId ?? (caller.role === 'worker' ? caller.memberId : undefined)
  if (wanted !== undefined && !mayActFor(caller, wanted)) throw new AppError('forbidden')
  const list = ['shifts', accountId, wanted ?? '*', from ?? '', to ?? '', status ?? ''].join('#')
  const checkpoint = query.cursor === undefined ? undefined : await deps.positionOfCursor(list, query.cursor)
  const before = checkpoint ?? to
  const find = async () => {
    if (status === 'open') return findOpen({ accountId, wanted, before, limit }, deps)
    const members = wanted === undefined ? await deps.listEveryMember(accountId) : [{ memberId: wanted }]
    return findInState({ accountId, members, from, before, limit }, status, deps)
  }
  const { shifts, last } = await find()
  const items = shifts.map((shift) => visibleShift(shift, caller, deps.now()))
  return last ? { items, nextCursor: await deps.cursorAt(list, checkpointAfter(last)) } : { items }
}

async function findInState(range: EntryRange, status: ShiftQuery['status'], deps: Deps): Promise<Found> {
  const shifts: Shift[] = []
  let last: ShiftStart | undefined
  let { before } = range
  for (let page = 0; page < maxPages; page += 1) {
    const { entries, hasMore } = await newestEntries({ ...range, before }, deps)
    const read = await deps.findShifts(
      range.accountId,
      entries.map(({ shiftId }) => shiftId),
    )
    for (const [index, shift] of read.entries()) {
      if (status === undefined || settledStatus(shift) === status) shifts.push(shift)
      if (shifts.length < range.limit) continue
      return { shifts, last: hasMore || index < read.length - 1 ? shift : undefined }
    }
    last = entries.at(-1)
    if (!hasMore || !last) return { shifts }
    before = checkpointAfter(last)
  }
  return { shifts, last }
}

type OpenRange = Pick<EntryRange, 'accountId' | 'before' | 'limit'> & { readonly wanted: string | undefined }

/** One query of the open shifts, which all last until now. */
async function findOpen({ accountId, wanted, before, limit }: OpenRange, deps: Deps): Promise<Found> {
  const open = (await deps.listOpenShifts(accountId)).filter(({ memberId }) => (wanted ?? memberId) === memberId)
  const inRange = open.filter((each) => before === undefined || checkpointAfter(each) < before)
  const page = inRange.toSorted(newestFirst).slice(0, limit)
  const found = await deps.findShifts(
    accountId,
    page.map(({ shiftId }) => shiftId),
  )
  const shifts = found.filter((shift) => shift.status === 'open')
  return { shifts, last: inRange.length > limit ? page.at(-1) : undefined }
}
