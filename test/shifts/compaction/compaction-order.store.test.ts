import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import type { Ping } from '../../../functions/shifts/domain/pings/ping.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorker, eight, hours, instant, minutes } from '../world.ts'
import { aCompactor } from './compactor.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const end = eight + hours(1)

/** Any point around a shift of one hour; a few are copies of one point with other measures. */
const anyPing: fc.Arbitrary<Ping> = fc.record({
  at: fc.integer({ min: -2, max: 62 }).map((minute) => instant(eight + minutes(minute) + (minute % 3) * 500)),
  lat: fc.integer({ min: 0, max: 3 }).map((step) => 48 + step * 1e-5),
  lon: fc.constant(11),
  accuracy: fc.option(fc.integer({ min: 3, max: 300 })),
  altitude: fc.option(fc.integer({ min: 400, max: 410 })),
})

type Step = { readonly send: readonly Ping[] } | 'clock out' | 'compact' | 'wait'

/** Uploads in any split and order, some repeated, with a clock-out and compactions in between. */
const scenario = (pings: readonly Ping[]): fc.Arbitrary<Step[]> => {
  const size = fc.integer({ min: 1, max: 12 })
  const split = fc
    .tuple(fc.shuffledSubarray([...pings], { minLength: pings.length }), fc.array(size, { minLength: 1 }))
    .map(([shuffled, sizes]) => chunks(shuffled, sizes))
  const others = fc.array(fc.constantFrom<Step>('compact', 'wait'), { maxLength: 4 })
  const again = fc.subarray([...pings]).map((some): Step[] => (some.length > 0 ? [{ send: some }] : []))
  return fc.tuple(split, others, again).chain(([sends, more, repeated]) => {
    const steps: Step[] = [...sends.map((send) => ({ send })), ...more, ...repeated, 'clock out']
    return fc.shuffledSubarray(steps, { minLength: steps.length })
  })
}

function chunks(pings: readonly Ping[], sizes: readonly number[]): Ping[][] {
  const parts: Ping[][] = []
  for (let start = 0, part = 0; start < pings.length; part += 1) {
    const size = sizes[part % sizes.length] ?? 1
    parts.push(pings.slice(start, start + size))
    start += size
  }
  return parts
}

async function compactedAfter(steps: readonly Step[]) {
  const worker = await aWorker(table)
  const compactor = aCompactor(table, worker)
  const { shiftId } = await worker.startShift({ shiftId: 'the-one-shift' })
  worker.clock.now = end + minutes(5)
  for (const step of steps) {
    if (step === 'clock out') await worker.clockOut({ at: instant(end) })
    else if (step === 'wait') worker.clock.now += hours(7)
    else if (step === 'compact') await compactor.runAllDue()
    else await worker.send([...step.send])
  }
  for (let round = 0; round < 3; round += 1) {
    worker.clock.now += hours(7)
    await compactor.runAllDue()
  }
  const shift = await worker.deps.findShift(worker.accountId, shiftId)
  return {
    bytes: await compactor.compactedBytes(shiftId),
    figures: [shift?.points, shift?.distanceMeters],
    read: (await worker.track(shiftId)).points,
    left: await compactor.due(),
  }
}

test('any partition, order and repetition of a track gives the same bytes when compacted, whenever that is', async () => {
  const scenarios = fc
    .array(anyPing, { minLength: 1, maxLength: 40 })
    .chain((pings) => fc.record({ pings: fc.constant(pings), steps: scenario(pings) }))
  await fc.assert(
    fc.asyncProperty(scenarios, async ({ pings, steps }) => {
      const once = await compactedAfter([{ send: pings }, 'clock out'])
      expect(await compactedAfter(steps)).toEqual(once)
      expect(once.left).toEqual([])
    }),
    { numRuns: 30 },
  )
})
