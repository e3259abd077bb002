import type { Point } from '../../functions/shifts/domain/track/point.ts'
import { startEngine } from '../../test/support/engine.ts'
import { cpuOf, hopedFor, interleaved, type Suite } from '../measure.ts'
import { itemPerPing, pingOf, slices, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

const clients = 8

type Prepare = () => Promise<() => Promise<void>>

export const uploadRate: Suite = {
  title: 'Upload rate, 8 clients, same engine, without HTTP',
  run: async ({ quick, repeats }) => {
    const engine = await startEngine()
    const table = await engine.table()
    const each = quick ? 300 : 2_000
    const few = quick ? 12 : 150
    const [many, some] = [points(each), points(few)]
    const cpuPerPoint: Record<string, number> = {}
    /** Without `prepare`, which clocks in. */
    const rate = (name: string, track: Point[], prepare: Prepare) => async () => {
      const uploads = await Promise.all(Array.from({ length: clients }, prepare))
      const start = performance.now()
      const cpu = await cpuOf(() => Promise.all(uploads.map((upload) => upload())))
      const count = clients * track.length
      cpuPerPoint[name] = (cpu * 1_000) / count
      return count / ((performance.now() - start) / 1_000)
    }
    const ourUploads = (size: number, track: Point[]) => async () => {
      const { upload } = await workerOnShift(table, (track[0]?.at ?? 0) - 60_000)
      return async () => {
        for (const part of slices(track, size)) await upload(part.map(pingOf))
      }
    }
    const barePuts = async () => {
      const items = itemPerPing(table)
      return async () => {
        for (const point of some) await items.put(point)
      }
    }
    try {
      const sides = {
        fifty: rate('fifty', many, ourUploads(50, many)),
        one: rate('one', some, ourUploads(1, some)),
        bare: rate('bare', some, barePuts),
      }
      const rates = await interleaved(repeats, sides, 2)
      const single = {
        name: 'one upload per ping, same gate',
        value: rates.one / rates.bare,
        unit: 'times',
        against: 'a bare PutItem per ping',
      }
      return [
        { name: 'uploads of 50', value: rates.fifty, unit: 'points/s' },
        { name: 'one upload per ping, same gate', value: rates.one, unit: 'points/s' },
        { name: 'a bare PutItem per ping, no gate', value: rates.bare, unit: 'points/s' },
        { ...single, goal: { atLeast: 0.5 } },
        hopedFor(single, { atLeast: 0.7 }),
        {
          name: 'uploads of 50',
          value: rates.fifty / rates.bare,
          unit: 'times',
          against: 'a bare PutItem per ping',
          goal: { atLeast: 16 },
        },
        { name: 'CPU of the function’s side, uploads of 50', value: cpuPerPoint['fifty'] ?? 0, unit: 'µs/point' },
        { name: 'CPU, one upload per ping', value: cpuPerPoint['one'] ?? 0, unit: 'µs/point' },
        { name: 'CPU, a bare PutItem per ping', value: cpuPerPoint['bare'] ?? 0, unit: 'µs/point' },
      ]
    } finally {
      await engine.stop()
    }
  },
}
