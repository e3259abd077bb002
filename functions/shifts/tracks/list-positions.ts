import type { Member } from '../../shared/identity/member.ts'
import { toInstant } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { openBreak } from '../domain/hours/breaks.ts'
import { silentSince } from '../domain/rules/silence.ts'
import { breaksOf } from '../shift/shift-times.ts'
import { isTracked, type OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type Company, type FindLiveDeps, findLivePosition } from './find-live-position.ts'
import type { OnShift } from './schemas.ts'

export type ListPositionsDeps = FindLiveDeps &
  Pick<OpenShiftStore, 'listOpenShifts'> &
  Pick<ShiftStore, 'findShifts'> & {
    readonly listMembers: (accountId: string) => Promise<Pick<Member, 'memberId' | 'name'>[]>
  }

const concurrency = 16

/** Every worker on shift, also before the first position; `limit` of them, where it is given. */
export async function listPositions(
  company: Company,
  deps: ListPositionsDeps,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ items: OnShift[]; hasMore: boolean }> {
  const { accountId } = company
  const [open, members] = await settleAll([deps.listOpenShifts(accountId), deps.listMembers(accountId)])
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]))
  const all = open.flatMap((shift) => {
    const name = names.get(shift.memberId)
    return name === undefined ? [] : [{ open: shift, name }]
  })
  const named = all.slice(0, limit)
  const shifts = await shiftsOf(accountId, named, deps)
  const items: OnShift[] = []
  for (let next = 0; next < named.length; next += concurrency) {
    const batch = named.slice(next, next + concurrency)
    items.push(...(await settleAll(batch.map((each) => onShift(company, each, shifts, deps)))))
  }
  return { items, hasMore: all.length > named.length }
}

type Named = { readonly open: OpenShift; readonly name: string }

async function shiftsOf(accountId: string, named: readonly Named[], deps: ListPositionsDeps) {
  const shifts = await deps.findShifts(
    accountId,
    named.map(({ open }) => open.shiftId),
  )
  return new Map(shifts.map((shift) => [shift.shiftId, shift]))
}

async function onShift(
  company: Company,
  { open, name }: Named,
  shifts: ReadonlyMap<string, Shift>,
  deps: ListPositionsDeps,
): Promise<OnShift> {
  const { memberId, shiftId, startedAt, heardAt } = open
  const shift = shifts.get(shiftId)
  const breaks = shift ? breaksOf(shift) : []
  const since = isTracked(open) ? silentSince({ heardAt, breaks }, deps.now()) : undefined
  return {
    ...(await findLivePosition(company, open, deps)),
    memberId,
    name,
    shiftId,
    startedAt,
    onBreak: openBreak(breaks) !== undefined,
    ...(heardAt !== undefined && { lastHeardAt: toInstant(heardAt) }),
    ...(since !== undefined && { silent: true, silentSince: toInstant(since) }),
  }
}
