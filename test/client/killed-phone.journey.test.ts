import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { recordedDays, storedDays } from './model/compare.ts'
import { liveThrough } from './model/live-through.ts'
import { kills, phoneDay } from './model/phone-day.ts'

let cloud: LocalCloud
let runs = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

/** At length: test/torture/killed-phone.torture.test.ts. */
test('what is stored is what a phone recorded inside shifts, wherever its app was killed', async () => {
  let positions = 0
  await fc.assert(
    fc.asyncProperty(phoneDay, kills, async (steps, points) => {
      runs += 1
      const lived = await liveThrough(cloud, `killed-${runs}`, steps, points)
      const days = recordedDays(lived.recorded)
      expect(await storedDays(cloud, lived)).toEqual(days)
      positions += days.flatMap((day) => day.positions).length
    }),
    { numRuns: 8, seed: 20_261_127 },
  )
  expect(positions).toBeGreaterThan(20)
})
