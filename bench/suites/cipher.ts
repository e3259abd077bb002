import { randomBytes } from 'node:crypto'
import { type DataKey, open, seal } from '../../functions/shared/crypto/cipher.ts'
import { toInstant } from '../../functions/shared/instant.ts'
import { encodeSegment } from '../../functions/shifts/domain/codec/segment.ts'
import { readTrack } from '../../functions/shifts/tracks/read-track.ts'
import { TrackQuery } from '../../functions/shifts/tracks/schemas.ts'
import { startEngine } from '../../test/support/engine.ts'
import { interleaved, type Suite, timed } from '../measure.ts'
import { pingOf, slices, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

const aad = 'account#segment#7|shift#generation#instant#hash'
const live = Buffer.from(
  JSON.stringify({ live: { at: toInstant(Date.now()), lat: 47.376912, lon: 8.541712, accuracy: 5 } }),
)

export const cipher: Suite = {
  title: 'The cipher in an upload of 50 and a read of 1,000 points',
  run: async ({ repeats, quick }) => {
    const engine = await startEngine()
    try {
      const table = await engine.table()
      const track = points(1_000)
      const uploads = slices(track, 50)
      const key: DataKey = { version: 1, bytes: randomBytes(32) }
      const segments = uploads.map((some) => encodeSegment(some).bytes)
      const sealed = segments.map((bytes) => seal(key, aad, bytes))
      const sealedLive = seal(key, aad, live)
      const calls = quick ? 200 : 2_000
      const query = TrackQuery.parse({})
      const filled = await workerOnShift(table, (track[0]?.at ?? 0) - 60_000)
      for (const part of uploads) await filled.upload(part.map(pingOf))
      const cost = await interleaved(repeats, {
        upload: async () => {
          const { upload } = await workerOnShift(table, (track[0]?.at ?? 0) - 60_000)
          const all = uploads.map((part) => part.map(pingOf))
          return (
            (await timed(async () => {
              for (const part of all) await upload(part)
            })) / all.length
          )
        },
        sealing: async () =>
          (await timed(() => {
            for (let call = 0; call < calls; call += 1) {
              seal(key, aad, segments[call % segments.length] as Uint8Array)
              seal(key, aad, live)
              open(key, aad, sealedLive)
            }
          })) / calls,
        read: () => timed(() => readTrack(filled.shiftId, query, filled.principal, filled.deps)),
        opening: async () =>
          (await timed(() => {
            for (let call = 0; call < calls / 10; call += 1) {
              for (const bytes of sealed) open(key, aad, bytes)
              open(key, aad, sealedLive)
            }
          })) /
          (calls / 10),
      })
      const ratio = (whole: number, part: number) => whole / (whole - part)
      const goal = { atMost: 1.1 }
      const against = 'without its cipher'
      return [
        { name: 'sealing in an upload', value: cost.sealing * 1_000, unit: 'µs' },
        { name: 'opening in a read', value: cost.opening * 1_000, unit: 'µs' },
        { name: 'an upload', value: ratio(cost.upload, cost.sealing), unit: 'times', against, goal },
        { name: 'a read', value: ratio(cost.read, cost.opening), unit: 'times', against, goal },
      ]
    } finally {
      await engine.stop()
    }
  },
}
