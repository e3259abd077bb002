import { describe, expect, test } from 'vitest'
import type { ItemType } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { rowsOf } from '../rows.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, type Worker } from '../world.ts'
import { aClosedShift } from './closed-shift.ts'

let table: Table
let worker: Worker
let staff: StaffMember

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
  worker.clock.now = eight + hours(12)
})

const rows = (...types: ItemType[]) => rowsOf(table, worker.accountId, ...types)
const trail = () => listItems(table, AuditItem, worker.accountId)

describe('a forgotten shift', () => {
  test('is entered by staff, and audited', async () => {
    const breaks = [{ startedAt: at(2), endedAt: at(3), paid: true }]
    const shift = await staff.enter({ startedAt: at(0), endedAt: at(4), breaks })
    expect(await worker.shift(shift.shiftId)).toMatchObject({
      status: 'closed',
      closedBy: 'staff',
      breaks,
      edits: [{ by: staff.caller.memberId, reason: 'forgotten' }],
    })
    expect(await trail()).toMatchObject([
      { action: 'shift.entered', subject: shift.shiftId, by: staff.caller.memberId, details: { startedAt: at(0) } },
    ])
  })

  test('may touch others, and overlaps none, the open one included', async () => {
    const { shiftId } = await aClosedShift(worker, 4)
    await staff.enter({ startedAt: at(4), endedAt: at(6) })
    await expect(staff.enter({ startedAt: at(-2), endedAt: at(1) })).rejects.toMatchObject({
      code: 'overlap',
      extra: { shift: { shiftId } },
    })
    await worker.clockIn({ at: at(8) })
    await expect(staff.enter({ startedAt: at(7), endedAt: at(9) })).rejects.toMatchObject({ code: 'overlap' })
    await staff.enter({ startedAt: at(7), endedAt: at(8) })
    expect(await rows('shift')).toHaveLength(4)
  })

  test('entered twice at once is entered once', async () => {
    const both = await Promise.allSettled(
      [1, 2, 3].map((early) => staff.enter({ startedAt: at(-early), endedAt: at(4) })),
    )
    const refused = both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(refused).toEqual(['overlap', 'overlap'])
    expect(await rows('shift', 'shiftByTime')).toHaveLength(2)
  })

  test.each([
    ['an end before the start', { startedAt: at(4), endedAt: at(3) }],
    ['no time at all', { startedAt: at(4), endedAt: at(4) }],
    ['an end in the future', { startedAt: at(4), endedAt: at(13) }],
    ['more than 48 hours', { startedAt: at(-48), endedAt: at(1) }],
    ['a break outside', { startedAt: at(4), endedAt: at(5), breaks: [{ startedAt: at(3), endedAt: at(4.5) }] }],
  ])('with %s is not valid', async (_what, times) => {
    await expect(staff.enter(times)).rejects.toMatchObject({ code: 'invalid' })
    expect(await rows('shift', 'audit')).toEqual([])
  })

  test('for an unknown member is refused', async () => {
    const times = { startedAt: at(0), endedAt: at(1) }
    await expect(staff.enter({ ...times, memberId: 'unknown' })).rejects.toMatchObject({ code: 'not_found' })
  })
})
