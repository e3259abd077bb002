import { jobStore } from '../../functions/shared/background/job-store.ts'
import { newId } from '../../functions/shared/ids.ts'
import { aCompactor } from '../../test/shifts/compaction/compactor.ts'
import { rowsOf } from '../../test/shifts/rows.ts'
import { giveKeys, startEngine } from '../../test/support/engine.ts'
import { counting } from '../counting.ts'
import { itemBytes } from '../item-bytes.ts'
import { hopedFor, type Result, type Suite } from '../measure.ts'
import { itemPerPing, pingOf, slices, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

const goals = { 1: 1_230, 10: 140, 50: 41, 500: 7 } as const
const hopes: Partial<Record<number, number>> = { 1: 1_200, 10: 135 }
/** Of the table, for an upload in order. */
const callGoals: Partial<Record<number, number>> = { 1: 1.25, 10: 1.4, 50: 2.05 }

/** What uploads write, and how often they call the table. */
export const writeUnits: Suite = {
  title: 'Write units (as the engine counts them; uploads in order, a late one)',
  run: async ({ quick }) => {
    const engine = await startEngine()
    const track = points(1_000)
    try {
      const table = await engine.table()
      const costs = new Map<number, Cost>()
      for (const size of [1, 10, 50, 500]) costs.set(size, await costOf(table, track, size))
      const baseline = counting(table)
      const items = itemPerPing(baseline.table)
      for (const some of slices(track, 25)) await Promise.all(some.map((point) => items.put(point)))
      const puts = baseline.count.written
      baseline.count.written = 0
      for (const part of slices(track, 25)) await items.batch(part)
      return [
        ...Object.entries(goals).flatMap(([size, atMost]) => unitRows(Number(size), costs, atMost)),
        { name: 'one upload of 50', value: (costs.get(50)?.units ?? 0) / 20, unit: 'units', goal: { atMost: 2 } },
        { name: 'one upload of 500', value: (costs.get(500)?.units ?? 0) / 2, unit: 'units', goal: { atMost: 5 } },
        { name: 'one late upload of 50', value: await lateUnits(table, track), unit: 'units', goal: { atMost: 3 } },
        ...(await wholeShift(table, 50, 46)),
        ...(quick ? [] : (await wholeShift(table, 1, 1_245)).slice(0, 1)),
        { name: 'one item per ping, PutItem', value: puts, unit: 'units' },
        { name: 'one item per ping, BatchWriteItem of 25', value: baseline.count.written, unit: 'units' },
        ...Object.entries(callGoals).map(([size, atMost = 0]) => callRow(Number(size), costs, atMost)),
        {
          name: 'stored for a point before compaction, uploads of 1',
          value: costs.get(1)?.bytesPerPoint ?? 0,
          unit: 'bytes',
          goal: { atMost: 40 },
        },
      ]
    } finally {
      await engine.stop()
    }
  },
}

type Table = Parameters<typeof counting>[0]
type Cost = { readonly units: number; readonly callsPerUpload: number; readonly bytesPerPoint: number }

function unitRows(size: number, costs: ReadonlyMap<number, Cost>, atMost: number): Result[] {
  const row = { name: `1,000 points in uploads of ${size}`, value: costs.get(size)?.units ?? 0, unit: 'units' }
  const hope = hopes[size]
  return [{ ...row, goal: { atMost } }, ...(hope === undefined ? [] : [hopedFor(row, { atMost: hope })])]
}

function callRow(size: number, costs: ReadonlyMap<number, Cost>, atMost: number): Result {
  const value = costs.get(size)?.callsPerUpload ?? 0
  return { name: `calls to the table for an upload of ${size}, mean`, value, unit: 'calls', goal: { atMost } }
}

/** With what makes a segment of the tail now and then. Login and account are read before, so not counted. */
async function costOf(table: Table, track: ReturnType<typeof points>, size: number): Promise<Cost> {
  const { table: counted, count } = counting(table)
  const { upload, accountId } = await workerOnShift(counted, (track[0]?.at ?? 0) - 60_000)
  const uploads = slices(track, size)
  const before = { ...count }
  for (const part of uploads) await upload(part.map(pingOf))
  const callsPerUpload = (count.calls - before.calls) / uploads.length
  return {
    units: count.written - before.written,
    callsPerUpload,
    bytesPerPoint: (await storedBytes(table, accountId)) / track.length,
  }
}

/** Segments with keys and names, and the tail. */
async function storedBytes(table: Table, accountId: string): Promise<number> {
  const segments = await rowsOf(table, accountId, 'segment')
  const tails = (await rowsOf(table, accountId, 'openShift')).map(({ tail }) => ({ tail }))
  return [...segments, ...tails].reduce((sum, row) => sum + itemBytes(row), 0)
}

/** The mean of ten, since every other one makes a segment of the tail. */
async function lateUnits(table: Table, track: ReturnType<typeof points>): Promise<number> {
  const { table: counted, count } = counting(table)
  const { upload } = await workerOnShift(counted, (track[0]?.at ?? 0) - 60_000)
  const late = slices(track, 50).slice(0, 10)
  await upload(track.slice(-50).map(pingOf))
  count.written = 0
  for (const part of late) await upload(part.map(pingOf))
  return count.written / late.length
}

/** 8 hours, a point every 5 s. */
const pointsPerShift = 5_760
const hour = 3_600_000

/** Includes the lease of the compaction job and all indexes. */
async function wholeShift(table: Table, size: number, atMost: number): Promise<Result[]> {
  const { table: counted, count } = counting(table)
  const track = points(pointsPerShift)
  const accountId = newId()
  await giveKeys(table, accountId)
  const worker = await workerOnShift(counted, (track[0]?.at ?? 0) - 60_000, accountId)
  const clockedIn = count.written
  for (const part of slices(track, size)) await worker.upload(part.map(pingOf))
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
  const name = `1,000 points in uploads of ${size}, compacted too (a shift of ${pointsPerShift.toLocaleString('en')})`
  return [
    { name, value: perThousand(uploaded + compacted), unit: 'units', goal: { atMost } },
    { name: 'clock-in, once', value: clockedIn, unit: 'units' },
    { name: 'clock-out, once', value: clockedOut, unit: 'units' },
    { name: 'compaction, once', value: compacted, unit: 'units' },
  ]
}
