import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dataKeyStore } from '../../functions/accounts/keys/data-key-store.ts'
import { rotateDataKey } from '../../functions/accounts/keys/rotate-data-key.ts'
import { dueRow, every, workMessageOf } from '../../functions/shared/background/due.ts'
import { jobStore } from '../../functions/shared/background/job-store.ts'
import { accountKey } from '../../functions/shared/keys.ts'
import { type Engine, startEngine } from '../support/engine.ts'
import { aCompactor, type Compactor } from './compaction/compactor.ts'
import { aWorker, eight, hours, minutes, phoneOf, pingsFrom, storesOver, type Worker } from './world.ts'

const plain = new Uint8Array(32).fill(7)
const year = hours(366 * 24)

let engine: Engine
let worker: Worker
let compactor: Compactor
/** Replaces the account's year-old data key. Returns the phone, served by a container that has the new key. */
let afterRotation: () => Promise<ReturnType<typeof phoneOf>>

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

beforeEach(async () => {
  const time = { now: eight - year }
  const keys = {
    vault: { generate: async () => ({ plain, wrapped: plain }), unwrap: async () => plain },
    now: () => time.now,
  }
  const table = await engine.table(keys)
  worker = await aWorker(table)
  compactor = aCompactor(table, worker)
  afterRotation = async () => {
    time.now = eight
    const other = engine.container(table, keys)
    const due = dueRow(worker.accountId, 'rotate-key', every, time.now)
    for (const Item of [{ ...accountKey(worker.accountId), state: 'active' }, due]) {
      await table.send(new PutCommand({ TableName: table.name, Item }))
    }
    const deps = {
      ...dataKeyStore(other),
      ...jobStore(other),
      reschedule: () => Promise.reject(new Error('the key is not old enough')),
      now: () => time.now,
    }
    await rotateDataKey(workMessageOf(due), deps)
    expect((await other.keyring.accountKeys(worker.accountId)).current.version).toBe(2)
    return phoneOf(worker.principal, { ...worker.deps, ...storesOver(other) })
  }
})

test('a repeated upload is recognized after the account got a new key', async () => {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(10)
  const pings = pingsFrom(eight, 30)
  expect(await worker.send(pings)).toMatchObject({ accepted: 30, duplicates: 0 })
  const phone = await afterRotation()
  expect(await phone.send(pings)).toMatchObject({ accepted: 0, duplicates: 30 })
  await phone.send(pingsFrom(eight + minutes(6), 1))
  expect((await phone.track(shiftId)).points).toHaveLength(31)
  await phone.clockOut()
  expect(await compactor.stored()).toEqual({ segments: 1, parts: 0 })
  expect((await phone.track(shiftId)).points).toHaveLength(31)
})

test('so is one whose shift was compacted in between', async () => {
  const { shiftId } = await worker.startShift()
  worker.clock.now = eight + minutes(10)
  const pings = pingsFrom(eight, 30)
  await worker.send(pings)
  await worker.clockOut()
  worker.clock.now += hours(4)
  await compactor.runAllDue()
  expect(await compactor.stored()).toMatchObject({ parts: 1 })
  const phone = await afterRotation()
  expect(await phone.send(pings, shiftId)).toMatchObject({ accepted: 0, duplicates: 30 })
  await compactor.runAllDue()
  expect((await phone.track(shiftId)).points).toHaveLength(30)
})
