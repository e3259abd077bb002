import { beforeEach, describe, expect, test } from 'vitest'
import type { Shift } from '../../../functions/shifts/store/shift-items.ts'
import { breaksOf } from '../staff.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { at, eight, hours, type Worker } from '../world.ts'

let worker: Worker

beforeEachWithWorker((given) => {
  worker = given
  worker.clock.now = eight + hours(12)
})

describe('breaks', () => {
  beforeEach(() => worker.startShift({ at: at(0) }))

  test('begin and end, and a repetition changes nothing', async () => {
    const breaks = breaksOf(worker)
    await breaks.start({ at: at(2) })
    await breaks.start({ at: at(2) })
    expect((await breaks.start()).breaks).toEqual([{ startedAt: at(2) }])
    await breaks.end({ at: at(3) })
    expect((await breaks.end({ at: at(3) })).breaks).toEqual([{ startedAt: at(2), endedAt: at(3) }])
    expect((await breaks.start({ at: at(2) })).breaks).toHaveLength(1)
  })

  test('do not begin inside another, outside of the shift, or without one', async () => {
    const breaks = breaksOf(worker)
    await breaks.start({ at: at(2) })
    await expect(breaks.start({ at: at(4) })).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(breaks.end({ at: at(1) })).rejects.toMatchObject({ code: 'invalid' })
    await breaks.end({ at: at(3) })
    await expect(breaks.end({ at: at(4) })).rejects.toMatchObject({ code: 'wrong_state' })
    await expect(breaks.start({ at: at(2.5) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(breaks.start({ at: at(-1) })).rejects.toMatchObject({ code: 'invalid' })
    await expect(breaks.start({ at: at(13) })).rejects.toMatchObject({ code: 'invalid' })
    await worker.clockOut({ at: at(5) })
    await expect(breaks.start({ at: at(4) })).rejects.toMatchObject({ code: 'not_clocked_in' })
  })

  test('of two begun at once, one is written and one refused', async () => {
    const breaks = breaksOf(worker)
    const both = await Promise.allSettled([breaks.start({ at: at(2) }), breaks.start({ at: at(3) })])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  test('that are open end with the shift', async () => {
    await breaksOf(worker).start({ at: at(2) })
    const { body } = await worker.clockOut({ at: at(4) })
    expect((body as Shift).breaks).toEqual([{ startedAt: at(2), endedAt: at(4) }])
  })
})
