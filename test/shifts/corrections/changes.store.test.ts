import { beforeEach, expect, test } from 'vitest'
import { DueItem } from '../../../functions/shared/background/due.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { changesStore } from '../../../functions/shifts/changes/changes-store.ts'
import { listChanges } from '../../../functions/shifts/changes/list-changes.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let staff: StaffMember

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
})
beforeEach(() => worker.goTo(10))

const changes = (principal = worker.principal) => {
  const otto = { memberId: staff.caller.memberId, name: 'Otto' } as never
  const findMembers = async (_accountId: string, memberIds: readonly string[]) =>
    memberIds.includes(staff.caller.memberId) ? [otto] : []
  return listChanges({ limit: 50 }, principal, { ...worker.deps, ...changesStore(table), findMembers })
}
const emailsDue = async () =>
  (await listItems(table, DueItem, worker.accountId)).filter(({ kind }) => kind === 'hours-changed')

test('a worker sees who entered, corrected, approved and removed hours, and why', async () => {
  const { shiftId } = await staff.enter({ startedAt: at(2), endedAt: at(6), reason: 'forgotten' })
  worker.goTo(11)
  await staff.correct(shiftId, { endedAt: at(5), reason: 'went home' })
  await staff.approve(shiftId)
  await staff.reopen(shiftId)
  const { items } = await changes()
  expect(items).toMatchObject([
    { action: 'reopened', at: at(11) },
    { action: 'approved', at: at(11) },
    { action: 'corrected', reason: 'went home', changes: { endedAt: { from: at(6), to: at(5) } } },
    { action: 'entered', shiftId, by: staff.caller.memberId, byName: 'Otto', at: at(10), reason: 'forgotten' },
  ])
  await staff.remove(shiftId)
  expect((await changes()).items[0]).toMatchObject({ action: 'removed', shiftId, reason: 'a mistake' })
})

test('of colleagues a worker sees none', async () => {
  await staff.enter({ startedAt: at(2), endedAt: at(6) })
  const colleague = { ...worker.principal, memberId: `${worker.principal.memberId}-b` }
  expect((await changes(colleague)).items).toEqual([])
})

test('however many changes of the office are one email at once, the worker’s own none', async () => {
  const { shiftId } = await staff.enter({ startedAt: at(2), endedAt: at(6) })
  await staff.correct(shiftId, { endedAt: at(5) })
  await staff.remove(shiftId)
  expect(await emailsDue()).toMatchObject([{ id: worker.principal.memberId, dueAt: Date.parse(at(10)) }])
})

test('the worker’s own changes need no email', async () => {
  await worker.clockIn({ at: at(8) })
  await worker.clockIn({ at: at(2), shiftId: 'the-morning' })
  await worker.clockOut({ at: at(4), shiftId: 'the-morning' })
  expect(await emailsDue()).toEqual([])
})
