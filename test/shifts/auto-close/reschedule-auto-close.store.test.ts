import { describe, expect, test } from 'vitest'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, type Worker } from '../world.ts'
import { anAutoCloser } from './auto-closer.ts'

let worker: Worker
let autoCloser: ReturnType<typeof anAutoCloser>

beforeEachWithWorker((given, table) => {
  worker = given
  autoCloser = anAutoCloser(table, worker)
})

describe('a new `maxHours`', () => {
  test('that is higher keeps open what was due', async () => {
    const { shiftId } = await worker.startShift()
    await autoCloser.setMaxHours(20)
    worker.goTo(16)
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    worker.goTo(20)
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(20) })
  })

  test('that is lower closes what is open already', async () => {
    const { shiftId } = await worker.startShift()
    worker.goTo(6)
    await autoCloser.setMaxHours(10)
    await autoCloser.runDue()
    expect(await autoCloser.jobs()).toMatchObject([{ id: shiftId, dueAt: eight + hours(10) }])
    await autoCloser.setMaxHours(5)
    await autoCloser.runDue()
    await autoCloser.runDue()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', endedAt: at(5) })
    expect(await autoCloser.jobs()).toEqual([])
  })

  test('is applied to the rest by the next run when time is short', async () => {
    await worker.startShift()
    worker.goTo(6)
    await autoCloser.setMaxHours(5)
    await autoCloser.runDue({}, () => false)
    expect(await autoCloser.jobs()).toMatchObject([{ id: '*' }, { dueAt: eight + hours(16) }])
    await autoCloser.runDue()
    expect(await autoCloser.jobs()).toMatchObject([{ dueAt: eight + hours(6) }])
  })
})
