import { jobStore } from '../../functions/shared/background/job-store.ts'
import { newId } from '../../functions/shared/ids.ts'
import { aCompactor } from '../../test/shifts/compaction/compactor.ts'
import { giveKeys, startEngine } from '../../test/support/engine.ts'
import type { Result, Suite } from '../measure.ts'
import { counting, itemPerPing, pingOf, slices, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

/** Two writes for an upload however large: what a thousand points cost in write units, all that an upload writes included. */
export const writeUnits: Suite = {
  title: 'Write units (as the engine counts them; an upload in order, a late one)',
  run: async ({ quick }) => {
    const engine = await startEngine()
    const track = points(1_000)
    // each upload costs the same, so that a few tell it of all
    const few = quick ? track.slice(0, 100) : track
    try {
      const table = await engine.table()
      const perThousand = async (size: number) => {
        const sent = size < 50 ? few : track
        return (await unitsOf(table, sent, size)) / (sent.length / 1_000)
      }
      const results: Result[] = []
      for (const size of [1, 10, 50, 500])
        results.push({ name: `1,000 points in uploads of ${size}`, value: await perThousand(size), unit: 'units' })
      const [, , of50 = 0, of500 = 0] = results.map(({ value }) => value)
      results.push({ name: 'one upload of 50', value: of50 / 20, unit: 'units', goal: { atMost: 2 } })
      results.push({ name: 'one upload of 500', value: of500 / 2, unit: 'units', goal: { atMost: 5 } })
      results.push({
        name: 'one late upload of 50',
        value: await lateUnits(table, track),
        unit: 'units',
        goal: { atMost: 3 },
      })
      results.push(...(await wholeShift(table)))
      const other = counting(table)
      const single = itemPerPing(other.table)
      for (const some of slices(track, 25)) await Promise.all(some.map((point) => single.put(point)))
      results.push({ name: 'one item per ping, PutItem', value: other.count.written, unit: 'units' })
      other.count.written = 0
      for (const part of slices(track, 25)) await single.batch(part)
      results.push({ name: 'one item per ping, BatchWriteItem of 25', value: other.count.written, unit: 'units' })
      return results
    } finally {
      await engine.stop()
    }
  },
}

type Table = Parameters<typeof counting>[0]

async function unitsOf(table: Table, track: ReturnType<typeof points>, size: number): Promise<number> {
  const counted = counting(table)
  const { upload } = await workerOnShift(counted.table, (track[0]?.at ?? 0) - 60_000)
  counted.count.written = 0
  for (const part of slices(track, size)) await upload(part.map(pingOf))
  return counted.count.written
}

/** The second fifty first: the first fifty are then late. */
async function lateUnits(table: Table, track: ReturnType<typeof points>): Promise<number> {
  const counted = counting(table)
  const { upload } = await workerOnShift(counted.table, (track[0]?.at ?? 0) - 60_000)
  await upload(track.slice(50, 100).map(pingOf))
  counted.count.written = 0
  await upload(track.slice(0, 50).map(pingOf))
  return counted.count.written + 1 // a refused condition costs a unit, which no answer tells
}

/** Eight hours, a point every 5 s. */
const pointsOfShift = 5_760
const hour = 3_600_000

/** A shift from clock-in to its folded track, with the lease that hands the fold to a worker; every index included. */
async function wholeShift(table: Table): Promise<Result[]> {
  const { table: counted, count } = counting(table)
  const track = points(pointsOfShift)
  const accountId = newId()
  await giveKeys(table, accountId)
  const began = await workerOnShift(counted, (track[0]?.at ?? 0) - 60_000, accountId)
  const clockedIn = count.written
  for (const part of slices(track, 50)) await began.upload(part.map(pingOf))
  const uploaded = count.written - clockedIn
  await began.end()
  const clockedOut = count.written - uploaded - clockedIn
  const before = count.written
  began.clock.advance(hour)
  const compactor = aCompactor(counted, began)
  for (const row of await compactor.due())
    await jobStore(counted).lease(row, Number(row['dueAt']), began.clock.now + 90_000)
  began.clock.advance(hour)
  await compactor.runAllDue()
  const folded = count.written - before
  const perThousand = (units: number) => (units * 1_000) / pointsOfShift
  const name = `1,000 points in uploads of 50, folded too (a shift of ${pointsOfShift.toLocaleString('en')})`
  return [
    { name, value: perThousand(uploaded + folded), unit: 'units', goal: { atMost: 46 } },
    { name: 'clock-in, once', value: clockedIn, unit: 'units' },
    { name: 'clock-out, once', value: clockedOut, unit: 'units' },
    { name: 'folding, once', value: folded, unit: 'units' },
  ]
}
