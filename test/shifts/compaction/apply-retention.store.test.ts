import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { dueRow } from '../../../functions/shared/background/due.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, pingsFrom, type Worker } from '../world.ts'
import { aCompactor, type Compactor } from './compactor.ts'

let table: Table
let worker: Worker
let compactor: Compactor

beforeEachWithWorker((given, onTable) => {
  worker = given
  table = onTable
  compactor = aCompactor(table, worker)
})

const days = (count: number) => hours(24 * count)

/** Compacted shifts of half an hour, one a day from the first of May. */
async function mornings(count: number): Promise<string[]> {
  const shiftIds: string[] = []
  for (let day = 0; day < count; day += 1) {
    worker.clock.now = eight + days(day) + hours(1)
    const { shiftId } = await worker.startShift({ at: instant(eight + days(day)) })
    await worker.send(pingsFrom(eight + days(day), 6, minutes(5)))
    await worker.clockOut({ at: instant(eight + days(day) + minutes(30)) })
    worker.clock.now += hours(1)
    await compactor.runAllDue()
    shiftIds.push(shiftId)
  }
  return shiftIds
}

async function setRetention(trackDays: number): Promise<void> {
  worker.principal.account.settings.retention.trackDays = trackDays
  const due = dueRow(worker.accountId, 'retention', 'tracks', worker.clock.now, { days: trackDays })
  await table.send(new PutCommand({ TableName: table.name, Item: due }))
}

test('lowered, hides at once what has outlived it, and then deletes it', async () => {
  const [first = '', second = '', third = ''] = await mornings(3)
  worker.clock.now = eight + days(3)
  await setRetention(2)
  expect((await worker.track(first)).points).toEqual([])
  expect((await worker.track(second)).points).toHaveLength(6)
  await compactor.runAllDue()
  expect(await compactor.stored()).toEqual({ segments: 2, parts: 2 })
  const ends = (await compactor.rowsOf('trackPart')).map(({ ttl }) => ttl)
  expect(ends.toSorted()).toEqual([1, 2].map((day) => (eight + days(day) + minutes(25) + days(2)) / 1000))
  expect((await worker.track(third)).points).toHaveLength(6)
  expect((await worker.track(first)).points).toEqual([])
  expect(await compactor.due()).toEqual([])
})

test('hides single points as they grow too old, and none before', async () => {
  const [first = ''] = await mornings(1)
  await setRetention(1)
  worker.clock.now = eight + days(1) + minutes(11)
  expect((await worker.track(first)).points.map(({ at }) => at)).toEqual(
    [15, 20, 25].map((minute) => instant(eight + minutes(minute))),
  )
})

test('goes through in slices, which may die, and begins again when the setting changes on the way', async () => {
  await mornings(5)
  worker.clock.now = eight + days(5)
  await setRetention(4)
  for (let slice = 0; slice < 3; slice += 1) await compactor.runDue({}, () => false)
  await setRetention(1)
  const dying = async () => Promise.reject(new Error('died'))
  await expect(compactor.runDue({ setRetention: dying })).rejects.toThrow('died')
  let slices = 0
  while ((await compactor.runDue({}, () => false)) > 0) slices += 1
  expect(slices).toBeGreaterThan(1)
  expect(await compactor.stored()).toEqual({ segments: 1, parts: 1 })
})

test('raised, keeps longer what is still there, but never longer than the notice at clock-in said', async () => {
  worker.principal.account.settings.retention.trackDays = 100
  await mornings(1)
  for (const [setting, kept] of [
    [10, 10],
    [20, 20],
    [1_000, 100],
  ] as const) {
    await setRetention(setting)
    await compactor.runAllDue()
    const [part] = await compactor.rowsOf('trackPart')
    expect(part?.ttl).toBe((eight + minutes(25) + days(kept)) / 1000)
  }
})

test('of less than 30 days ends the rows of uploads too', async () => {
  worker.principal.account.settings.retention.trackDays = 3
  await mornings(1)
  const [segment] = await compactor.rowsOf('segment')
  expect(segment?.ttl).toBe((eight + minutes(25) + days(3)) / 1000)
})
