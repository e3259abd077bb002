import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { shiftKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { shiftExporters } from '../../../functions/shifts/exporters.ts'
import { listShifts } from '../../../functions/shifts/shift/list-shifts.ts'
import { readShift } from '../../../functions/shifts/shift/read-shift.ts'
import { ShiftQuery } from '../../../functions/shifts/shift/schemas.ts'
import { aStaffMember, type StaffMember } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let staff: StaffMember
let shiftId: string

beforeEachWithWorker(async (given, onTable) => {
  worker = given
  table = onTable
  staff = aStaffMember(table, worker)
  worker.principal.account.settings.retention.trackDays = 2
  worker.clock.now = eight
  shiftId = (await worker.startShift({ shiftId: 'phone-minted-1', position: { lat: 48, lon: 11 } })).shiftId
  worker.clock.now = eight + hours(8)
  await worker.clockOut({ position: { lat: 49, lon: 12 } })
})

const listEveryMember = async () => [worker.principal]

/** The exported line of the shift. */
async function exported() {
  const { shift } = shiftExporters
  const { Item = {} } = await table.send(
    new GetCommand({ TableName: table.name, Key: shiftKey(worker.accountId, shiftId) }),
  )
  if (shift.how !== 'rows') throw new Error('shifts are exported row by row')
  const account = { ...worker.principal.account, accountId: worker.accountId }
  const lines = await shift.exported(Item, table, { account, now: worker.clock.now })
  return lines.flatMap((each) => ('file' in each && each.file === 'shifts' ? [each.line] : []))[0]
}

/** Every response that shows the shift. */
async function allResponses(): Promise<object[]> {
  const { items } = await listShifts(ShiftQuery.parse({}), staff.caller, { ...worker.deps, listEveryMember })
  const refused = await staff
    .enter({ startedAt: instant(eight + hours(1)), endedAt: instant(eight + hours(2)) })
    .catch(({ code, extra }) => ({ code, ...extra.shift }))
  const responses = [
    await readShift(shiftId, worker.principal, worker.deps),
    ...items,
    (await worker.clockIn({ shiftId })).body,
    (await worker.clockOut({ shiftId })).body,
    refused,
    await staff.correct(shiftId, { note: 'Rain' }),
    await staff.approve(shiftId),
    await staff.approve(shiftId),
    await staff.reopen(shiftId),
    await exported(),
  ]
  return responses.map((response) => JSON.parse(JSON.stringify(response)))
}

test('clock-in and clock-out positions are shown no longer than the track', async () => {
  worker.clock.now = eight + hours(8 + 48) + 1
  const responses = await allResponses()
  expect(responses).toHaveLength(10)
  for (const response of responses) {
    expect(response).toMatchObject({ shiftId, startedAt: instant(eight), endedAt: instant(eight + hours(8)) })
    expect(response).not.toHaveProperty('startPosition')
    expect(response).not.toHaveProperty('endPosition')
  }
})

test('each of the two positions expires by its own time', async () => {
  worker.clock.now = eight + hours(48)
  expect(await exported()).toMatchObject({ startPosition: { lat: 48 }, endPosition: { lat: 49 } })
  worker.clock.now += 1
  const shown = JSON.parse(JSON.stringify(await readShift(shiftId, worker.principal, worker.deps)))
  expect(shown).not.toHaveProperty('startPosition')
  expect(shown).toMatchObject({ endPosition: { lat: 49, lon: 12 } })
})
