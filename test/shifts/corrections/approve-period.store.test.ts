import { beforeEach, expect, test } from 'vitest'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { anAutoCloser } from '../auto-close/auto-closer.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, phoneOf, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let staff: StaffMember
let colleague: Worker['principal']

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
  colleague = { ...worker.principal, memberId: `${worker.principal.memberId}-b` }
})

/** 1 to 4 May in Zurich: Ana works each day, Ben on 2 May; on 3 May Ana forgets to clock out, and on 4 May she still works. */
beforeEach(async () => {
  for (const day of [0, 1]) {
    worker.goTo(24 * day + 8)
    await worker.startShift({ shiftId: `ana-may-${day + 1}`, at: at(24 * day) })
    await worker.clockOut()
  }
  const ben = phoneOf(colleague, worker.deps)
  await ben.clockIn({ shiftId: 'ben-may-2', at: at(24) })
  await ben.clockOut()
  worker.goTo(48)
  await worker.startShift({ shiftId: 'ana-may-3' })
  worker.goTo(48 + 16)
  await anAutoCloser(table, worker).runDue()
  worker.goTo(72)
  await worker.startShift({ shiftId: 'ana-may-4' })
  worker.goTo(73)
})

const may = { from: '2026-05-01', to: '2026-06-01' }
const statusOf = async (shiftId: string) => (await worker.shift(shiftId)).status
const approvals = async () =>
  (await listItems(table, AuditItem, worker.accountId)).filter(({ action }) => action === 'shift.approved')

test('what is closed is approved, with an audit entry each; what is open or proposed is named', async () => {
  await staff.approve('ana-may-1')
  const ana = { memberId: worker.principal.memberId, name: 'Ana' }
  expect(await staff.approvePeriod(may)).toEqual({
    approved: 2,
    alreadyApproved: 1,
    notApproved: [
      { ...ana, shiftId: 'ana-may-4', startedAt: at(72), status: 'open' },
      { ...ana, shiftId: 'ana-may-3', startedAt: at(48), status: 'proposed' },
    ],
  })
  expect(await Promise.all(['ana-may-2', 'ben-may-2', 'ana-may-3', 'ana-may-4'].map(statusOf))).toEqual([
    'approved',
    'approved',
    'closed',
    'open',
  ])
  expect(await approvals()).toHaveLength(3)
  expect(await staff.approvePeriod(may)).toMatchObject({ approved: 0, alreadyApproved: 3 })
  expect(await approvals()).toHaveLength(3)
})

test('of one member, and of the days on which shifts begin', async () => {
  const { memberId } = colleague
  expect(await staff.approvePeriod({ ...may, memberId })).toEqual({ approved: 1, alreadyApproved: 0, notApproved: [] })
  expect(await staff.approvePeriod({ from: '2026-05-01', to: '2026-05-02' })).toMatchObject({ approved: 1 })
  expect([await statusOf('ana-may-1'), await statusOf('ana-may-2')]).toEqual(['approved', 'closed'])
})

test('in pages, whose cursor is of that period alone', async () => {
  const findShifts: typeof staff.deps.findShifts = async (accountId, ids) => {
    const found = await staff.deps.findShifts(accountId, ids)
    // as many as a page approves, without a table that holds them
    return found.flatMap((shift) =>
      shift.shiftId === 'ana-may-2' ? Array.from({ length: 200 }, () => shift) : [shift],
    )
  }
  const setApproval = async () => true
  const page = await staff.approvePeriod(may, { findShifts, setApproval })
  expect(page).toMatchObject({ approved: 200, nextCursor: expect.any(String) })
  const cursor = page.nextCursor
  expect(await staff.approvePeriod({ ...may, cursor })).toEqual({ approved: 2, alreadyApproved: 0, notApproved: [] })
  expect(await Promise.all(['ana-may-1', 'ana-may-2', 'ben-may-2'].map(statusOf))).toEqual([
    'approved',
    'closed',
    'approved',
  ])
  const other = staff.approvePeriod({ from: '2026-05-01', to: '2026-05-02', cursor })
  await expect(other).rejects.toMatchObject({ code: 'invalid_cursor' })
})

/** Runs `meanwhile` before the first approval of Ana's second shift, after it was read. */
const approvedDuring = (meanwhile: () => Promise<unknown>) => {
  const { setApproval } = staff.deps
  let isFirst = true
  const disturbed: typeof setApproval = async (...all) => {
    if (isFirst && all[1].shiftId === 'ana-may-2') {
      isFirst = false
      await meanwhile()
    }
    return setApproval(...all)
  }
  return staff.approvePeriod({ ...may, memberId: worker.principal.memberId }, { setApproval: disturbed })
}

test('hours that change meanwhile are named and not approved: no person has seen them', async () => {
  const page = await approvedDuring(() => staff.correct('ana-may-2', { endedAt: at(30) }))
  expect(page).toMatchObject({ approved: 1, alreadyApproved: 0 })
  expect(page.notApproved).toContainEqual(expect.objectContaining({ shiftId: 'ana-may-2', status: 'closed' }))
  expect(await worker.shift('ana-may-2')).toMatchObject({ status: 'closed', endedAt: at(30) })
})

test('a shift whose track is compacted meanwhile is approved all the same', async () => {
  const shift = await worker.shift('ana-may-2')
  const compacted = { ...shift, points: 7, version: shift.version + 1 }
  const page = await approvedDuring(() => staff.deps.changeShift(worker.accountId, shift, compacted))
  expect(page).toMatchObject({ approved: 2 })
  expect(await worker.shift('ana-may-2')).toMatchObject({ status: 'approved', points: 7 })
})

test('what another request approves meanwhile is not counted as approved by this one', async () => {
  expect(await approvedDuring(() => staff.approve('ana-may-2'))).toMatchObject({ approved: 1, alreadyApproved: 1 })
  expect((await approvals()).filter(({ subject }) => subject === 'ana-may-2')).toHaveLength(1)
})

test('a shift that is removed meanwhile is not named', async () => {
  const page = await approvedDuring(() => staff.remove('ana-may-2'))
  expect(page).toMatchObject({ approved: 1, alreadyApproved: 0 })
  expect(page.notApproved.map(({ shiftId }) => shiftId)).toEqual(['ana-may-4', 'ana-may-3'])
})

test.each([
  [{ from: '2026-05-02', to: '2026-05-02' }, 'invalid'],
  [{ from: '2026-05-02', to: '2027-06-02' }, 'invalid'],
  [{ ...may, memberId: 'of-another-account' }, 'not_found'],
  [{ ...may, cursor: 'made-up' }, 'invalid_cursor'],
])('%j is refused as %s', async (body, code) => {
  await expect(staff.approvePeriod(body)).rejects.toMatchObject({ code })
})
