import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { shiftKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { shiftExporters } from '../../../functions/shifts/exporters.ts'
import { listShifts } from '../../../functions/shifts/shift/list-shifts.ts'
import { readShift } from '../../../functions/shifts/shift/read-shift.ts'
import { ShiftQuery } from '../../../functions/shifts/shift/schemas.ts'
import { anOffice, type Office } from '../office.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let office: Office
let shiftId: string

beforeEachWithWorker(async (given, onTable) => {
  worker = given
  table = onTable
  office = anOffice(table, worker)
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
  if (shift.how !== 'rows') throw new Error('shifts leave by themselves')
  const account = { ...worker.principal.account, accountId: worker.accountId }
  const lines = await shift.exported(Item, table, { account, now: worker.clock.now })
  return lines.flatMap((each) => ('file' in each && each.file === 'shifts' ? [each.line] : []))[0]
}

/** Every answer that shows the shift, as it leaves. */
async function allAnswers(): Promise<object[]> {
  const { items } = await listShifts(ShiftQuery.parse({}), office.caller, { ...worker.deps, listEveryMember })
  const refused = await office
    .enter({ startedAt: instant(eight + hours(1)), endedAt: instant(eight + hours(2)) })
    .catch(({ code, extra }) => ({ code, ...extra.shift }))
  const answers = [
    await readShift(shiftId, worker.principal, worker.deps),
    ...items,
    (await worker.clockIn({ shiftId })).body,
    (await worker.clockOut({ shiftId })).body,
    refused,
    await office.correct(shiftId, { note: 'Rain' }),
    await office.approve(shiftId),
    await office.approve(shiftId),
    await office.reopen(shiftId),
    await exported(),
  ]
  return answers.map((answer) => JSON.parse(JSON.stringify(answer)))
}

test('where somebody clocked in or out is shown no longer than the track', async () => {
  worker.clock.now = eight + hours(8 + 48) + 1
  const answers = await allAnswers()
  expect(answers).toHaveLength(10)
  for (const answer of answers) {
    expect(answer).toMatchObject({ shiftId, startedAt: instant(eight), endedAt: instant(eight + hours(8)) })
    expect(answer).not.toHaveProperty('startPosition')
    expect(answer).not.toHaveProperty('endPosition')
  }
})

test('each of the two places goes by its own moment', async () => {
  worker.clock.now = eight + hours(48)
  expect(await exported()).toMatchObject({ startPosition: { lat: 48 }, endPosition: { lat: 49 } })
  worker.clock.now += 1
  const shown = JSON.parse(JSON.stringify(await readShift(shiftId, worker.principal, worker.deps)))
  expect(shown).not.toHaveProperty('startPosition')
  expect(shown).toMatchObject({ endPosition: { lat: 49, lon: 12 } })
})
