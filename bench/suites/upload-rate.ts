import { startEngine } from '../../test/support/engine.ts'
import { itemPerPing, pingOf, slices, workerOnShift } from '../ground.ts'
import { cpuOf, interleaved, type Suite } from '../measure.ts'
import { points } from '../tracks.ts'

const clients = 8

/** Points a second of eight clients at once, below the HTTP wrapper, on one engine. */
export const uploadRate: Suite = {
  title: 'Upload rate, 8 clients, same engine, without HTTP',
  run: async ({ quick }) => {
    const engine = await startEngine()
    const table = await engine.table()
    const each = quick ? 500 : 2_000
    const few = quick ? 20 : 150
    let cpu = 0
    const rate = (count: number, work: (client: number) => Promise<void>) => async () => {
      const start = performance.now()
      cpu = await cpuOf(() => Promise.all(Array.from({ length: clients }, (_, client) => work(client))))
      return (clients * count) / ((performance.now() - start) / 1_000)
    }
    const ourUploads = (size: number, track: ReturnType<typeof points>) => async () => {
      const { upload } = await workerOnShift(table, (track[0]?.at ?? 0) - 60_000)
      for (const part of slices(track, size)) await upload(part.map(pingOf))
    }
    const [many, some] = [points(each), points(few)]
    const cpuPerPoint: Record<string, number> = {}
    const noted = (name: string, count: number, measure: () => Promise<number>) => async () => {
      const value = await measure()
      cpuPerPoint[name] = (cpu * 1_000) / (clients * count)
      return value
    }
    try {
      const rates = await interleaved(5, {
        fifty: noted('fifty', each, rate(each, ourUploads(50, many))),
        one: noted('one', few, rate(few, ourUploads(1, some))),
        bare: noted(
          'bare',
          few,
          rate(few, async () => {
            const single = itemPerPing(table)
            for (const point of some) await single.put(point)
          }),
        ),
      })
      return [
        { name: 'uploads of 50', value: rates.fifty, unit: 'points/s' },
        { name: 'one upload per ping, same gate', value: rates.one, unit: 'points/s' },
        { name: 'a bare PutItem per ping, no gate', value: rates.bare, unit: 'points/s' },
        {
          name: 'uploads of 50',
          value: rates.fifty / rates.one,
          unit: 'times',
          against: 'one upload per ping',
          goal: { atLeast: 30 },
        },
        {
          name: 'uploads of 50',
          value: rates.fifty / rates.bare,
          unit: 'times',
          against: 'a bare PutItem per ping',
          goal: { atLeast: 12 },
        },
        { name: 'CPU of the function’s side, uploads of 50', value: cpuPerPoint['fifty'] ?? 0, unit: 'µs/point' },
        { name: 'CPU, a bare PutItem per ping', value: cpuPerPoint['bare'] ?? 0, unit: 'µs/point' },
      ]
    } finally {
      await engine.stop()
    }
  },
}
