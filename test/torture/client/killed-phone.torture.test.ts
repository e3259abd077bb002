import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordedDays, storedDays } from '../../client/model/compare.ts'
import { aDatabase, aFile, type Disk } from '../../client/model/disks.ts'
import { liveThrough } from '../../client/model/live-through.ts'
import { type Kill, kills, phoneDay, type Step } from '../../client/model/phone-day.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'

const seed = 20_261_127
type Fault = Parameters<LocalCloud['fault']>[0]
let cloud: LocalCloud
let runs = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

async function expectAllStored(
  steps: readonly Step[],
  points: readonly Kill[],
  disk: Disk = aDatabase(),
  fault?: Fault,
): Promise<number> {
  runs += 1
  const lived = await liveThrough(cloud, `killed-${runs}`, steps, points, disk, fault)
  expect(await storedDays(cloud, lived), JSON.stringify(points)).toEqual(recordedDays(lived.recorded))
  return lived.awaits
}

const disks = [
  ['a database', aDatabase],
  ['a file', aFile],
] as const

test.each(disks)('a phone with %s is killed at every await of a day, before and after its effect', async (_, disk) => {
  const days = fc.sample(phoneDay('send', 'offline', 'online'), { seed, numRuns: 12 })
  // the longest, so that there is something of everything
  const [steps = []] = days.toSorted((one, other) => other.length - one.length)
  const awaits = await expectAllStored(steps, [], disk())
  expect(awaits).toBeGreaterThan(60)
  for (let point = 1; point <= awaits; point += 1) {
    await expectAllStored(steps, [{ awaits: point, when: 'before' }], disk())
    await expectAllStored(steps, [{ awaits: point, when: 'after' }], disk())
  }
})

test.each(disks)('phones with %s that send while they record are killed anywhere, again and again', async (_, disk) => {
  await fc.assert(
    fc.asyncProperty(phoneDay('send', 'send-aside', 'offline', 'online'), kills, async (steps, points) => {
      await expectAllStored(steps, points, disk())
    }),
    { numRuns: 150, seed },
  )
})

test('the server fails at random meanwhile', async () => {
  const fault = { service: 'dynamodb', error: 'throttle', rate: 0.05 }
  await fc.assert(
    fc.asyncProperty(phoneDay('send', 'send-aside', 'offline', 'online'), kills, async (steps, points) => {
      await expectAllStored(steps, points, aDatabase(), fault)
    }),
    { numRuns: 40, seed },
  )
})
