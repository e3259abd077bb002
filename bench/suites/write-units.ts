import { jobStore } from '../../functions/shared/background/job-store.ts'
import { newId } from '../../functions/shared/ids.ts'
import { aCompactor } from '../../test/shifts/compaction/compactor.ts'
import { giveKeys, startEngine } from '../../test/support/engine.ts'
import type { Result, Suite } from '../measure.ts'
import { counting, itemPerPing, pingOf, slices, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

/** An upload of any size takes two writes. */
export const writeUnits: Suite = {
  title: 'Write units (as the engine counts them; an upload in order, a late one)',
  run: async ({ quick }) => {
    const engine = await startEngine()
    const track = points(1_000)
    // each upload costs the same, so a few are enough
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
      const baseline = counting(table)
      const items = itemPerPing(baseline.table)
      for (const some of slices(track, 25)) await Promise.all(some.map((point) => items.put(point)))
      results.push({ name: 'one item per ping, PutItem', value: baseline.count.written, unit: 'units' })
      baseline.count.written = 0
      for (const part of slices(track, 25)) await items.batch(part)
      results.push({ name: 'one item per ping, BatchWriteItem of 25', value: baseline.count.written, unit: 'units' })
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

async function lateUnits(table: Table, track: ReturnType<typeof points>): Promise<number> {
  const counted = counting(table)
  const { upload } = await workerOnShift(counted.table, (track[0]?.at ?? 0) - 60_000)
  await upload(track.slice(50, 100).map(pingOf))
  counted.count.written = 0
  await upload(track.slice(0, 50).map(pingOf))
  return counted.count.written + 1 // a failed condition costs a unit that no response reports
}

/** 8 hours, a point every 5 s. */
const pointsPerShift = 5_760
const hour = 3_600_000

/** Includes the lease of the compaction job and all indexes. */
async function wholeShift(table: Table): Promise<Result[]> {
  const { table: counted, count } = counting(table)
  const track = points(pointsPerShift)
  const accountId = newId()
  await giveKeys(table, accountId)
  const worker = await workerOnShift(counted, (track[0]?.at ?? 0) - 60_000, accountId)
  const clockedIn = count.written
  for (const part of slices(track, 50)) await worker.upload(part.map(pingOf))
  const uploaded = count.written - clockedIn
  await worker.end()
  const clockedOut = count.written - uploaded - clockedIn
  const before = count.written
  worker.clock.advance(hour)
  const compactor = aCompactor(counted, worker)
  for (const row of await compactor.due())
    await jobStore(counted).lease(row, Number(row['dueAt']), worker.clock.now + 90_000)
  worker.clock.advance(hour)
  await compactor.runAllDue()
  const compacted = count.written - before
  const perThousand = (units: number) => (units * 1_000) / pointsPerShift
  const name = `1,000 points in uploads of 50, compacted too (a shift of ${pointsPerShift.toLocaleString('en')})`
  return [
    { name, value: perThousand(uploaded + compacted), unit: 'units', goal: { atMost: 46 } },
    { name: 'clock-in, once', value: clockedIn, unit: 'units' },
    { name: 'clock-out, once', value: clockedOut, unit: 'units' },
    { name: 'compaction, once', value: compacted, unit: 'units' },
  ]
}
