import { newId } from '../../functions/shared/ids.ts'
import { readTrack } from '../../functions/shifts/tracks/read-track.ts'
import { TrackQuery } from '../../functions/shifts/tracks/schemas.ts'
import { startEngine } from '../../test/support/engine.ts'
import { counting } from '../counting.ts'
import { median, type Result, type Suite, timed } from '../measure.ts'
import { pingOf, slices, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

/** Both touch one shift only, so their cost should not grow. */
export const growth: Suite = {
  title: 'Growth: one upload of 50 and one read of a shift, in an account of n points',
  run: async ({ quick }) => {
    const engine = await startEngine()
    const { table, count } = counting(await engine.table())
    const accountId = newId()
    const sizes = quick ? [1_000, 5_000, 25_000] : [1_000, 10_000, 100_000, 1_000_000]
    const probes: { units: number; upload: number; read: number }[] = []
    let stored = 0
    try {
      for (const size of sizes) {
        while (stored < size) stored += await fill(Math.min(10_000, size - stored))
        probes.push(await probe())
      }
    } finally {
      await engine.stop()
    }
    const [small, large] = [probes[0], probes.at(-1)]
    const rows = sizes.flatMap((size, index): Result[] => [
      { name: `upload of 50 at ${size.toLocaleString('en')} points`, value: probes[index]?.upload ?? 0, unit: 'ms' },
      {
        name: `read of 1,000 points at ${size.toLocaleString('en')} points`,
        value: probes[index]?.read ?? 0,
        unit: 'ms',
      },
    ])
    const ratio = (large?.units ?? 0) / (small?.units ?? 1)
    return [
      ...rows,
      {
        name: 'write units of an upload, largest',
        value: ratio,
        unit: 'times',
        against: 'smallest',
        goal: { atMost: 1.05 },
      },
    ]

    async function fill(added: number): Promise<number> {
      const track = points(added)
      const { upload } = await workerOnShift(table, (track[0]?.at ?? 0) - 60_000, accountId)
      for (const part of slices(track, 500)) await upload(part.map(pingOf))
      return added
    }

    async function probe() {
      const track = points(1_000)
      const { upload, shiftId, principal, deps } = await workerOnShift(table, (track[0]?.at ?? 0) - 60_000, accountId)
      const times: number[] = []
      count.written = 0
      for (const part of slices(track, 50)) times.push(await timed(() => upload(part.map(pingOf))))
      const units = count.written / times.length
      const reads = []
      for (let round = 0; round < 9; round += 1)
        reads.push(await timed(() => readTrack(shiftId, TrackQuery.parse({}), principal, deps)))
      return { units, upload: median(times), read: median(reads) }
    }
  },
}
