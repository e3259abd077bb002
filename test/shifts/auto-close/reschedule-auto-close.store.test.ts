import { describe, expect, test } from 'vitest'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, type Worker } from '../world.ts'
import { aCloser } from './closer.ts'

let worker: Worker
let closer: ReturnType<typeof aCloser>

beforeEachWithWorker((given, table) => {
  worker = given
  closer = aCloser(table, worker)
})

const at = (hour: number) => instant(eight + hours(hour))
const goTo = (hour: number) => {
  worker.clock.now = eight + hours(hour)
}

describe('another setting', () => {
  test('that allows more leaves open what was due', async () => {
    const { shiftId } = await worker.startShift()
    await closer.allow(20)
    goTo(16)
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ status: 'open' })
    goTo(20)
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ endedAt: at(20) })
  })

  test('that allows less closes what is open already', async () => {
    const { shiftId } = await worker.startShift()
    goTo(6)
    await closer.allow(10)
    await closer.work()
    expect(await closer.closings()).toMatchObject([{ id: shiftId, dueAt: eight + hours(10) }])
    await closer.allow(5)
    await closer.work()
    await closer.work()
    expect(await worker.shift(shiftId)).toMatchObject({ closedBy: 'auto', endedAt: at(5) })
    expect(await closer.closings()).toEqual([])
  })

  test('is applied to the rest by the next work when time is short', async () => {
    await worker.startShift()
    goTo(6)
    await closer.allow(5)
    await closer.work({}, () => false)
    expect(await closer.closings()).toMatchObject([{ id: '*' }, { dueAt: eight + hours(16) }])
    await closer.work()
    expect(await closer.closings()).toMatchObject([{ dueAt: eight + hours(6) }])
  })
})
