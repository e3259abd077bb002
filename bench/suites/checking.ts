import middy from '@middy/core'
import { encodeSegment } from '../../functions/shifts/domain/codec/segment.ts'
import { validatePings } from '../../functions/shifts/domain/pings/validate-pings.ts'
import { isPingsRequest } from '../../functions/shifts/ingest/is-pings-request.ts'
import { PingsRequest } from '../../functions/shifts/ingest/schemas.ts'
import { cpuOf, interleaved, type Suite } from '../measure.ts'
import { pingOf } from '../setup.ts'
import { points } from '../tracks.ts'

export const checking: Suite = {
  title: 'CPU of one 50-point upload, without a table',
  run: async ({ repeats, quick }) => {
    const track = points(50)
    const body = JSON.stringify({ pings: track.map(pingOf) })
    const now = Date.now()
    const calls = quick ? 1_000 : 3_000
    const each = (work: () => unknown) => () =>
      cpuOf(async () => {
        for (let call = 0; call < calls; call += 1) await work()
      }).then((milliseconds) => (milliseconds * 1_000) / calls)
    const check = () => {
      const parsed: unknown = JSON.parse(body)
      if (!isPingsRequest(parsed)) throw new Error('the fast check refused an upload')
      return validatePings(parsed.pings, now)
    }
    const wrapped = middy()
      .before((request) => {
        request.event = PingsRequest.parse(JSON.parse(body, (_, value) => value))
      })
      .handler(async () => ({}))
    const sides = {
      parse: each(() => JSON.parse(body)),
      checked: each(check),
      encoded: each(() => encodeSegment(check().points)),
      middy: each(() => wrapped({}, {} as never)),
    }
    const cost = await interleaved(repeats, sides, 2)
    return [
      { name: 'bare JSON.parse', value: cost.parse, unit: 'µs' },
      { name: 'parse, check, order', value: cost.checked, unit: 'µs' },
      { name: 'parse, check, order, encode', value: cost.encoded, unit: 'µs' },
      { name: 'middy with a reviving body parser and zod', value: cost.middy, unit: 'µs' },
      {
        name: 'parse, check, order',
        value: cost.checked / cost.parse,
        unit: 'times',
        against: 'JSON.parse',
        goal: { atMost: 1.5 },
      },
      {
        name: 'with encoding',
        value: cost.encoded / cost.parse,
        unit: 'times',
        against: 'JSON.parse',
        goal: { atMost: 2.5 },
      },
    ]
  },
}
