import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dialect } from '../../../functions/shifts/dialects/dialect.ts'
import { dialectOf } from '../../../functions/shifts/dialects/registry.ts'
import { validatePings } from '../../../functions/shifts/domain/pings/validate-pings.ts'
import { gpsloggerSamples } from './gpslogger-samples.ts'
import { overlandSamples } from './overland-samples.ts'
import { owntracksSamples } from './owntracks-samples.ts'
import { traccarSamples } from './traccar-samples.ts'
import { transistorSamples } from './transistor-samples.ts'

const at = Date.UTC(2026, 10, 20, 8, 30, 15, 0)
const now = at + 90_000
const names = ['overland', 'owntracks', 'traccar', 'gpslogger', 'transistor'] as const

function dialect(name: string): Dialect {
  const known = dialectOf(name)
  if (!known) throw new Error(`no dialect ${name}`)
  return known
}

const samples = [
  ...transistorSamples(at),
  ...owntracksSamples(at),
  ...overlandSamples(at),
  ...traccarSamples(at, now),
  ...gpsloggerSamples(at),
]

describe.each(names)('%s', (name) => {
  test.each(samples.filter((sample) => sample.dialect === name))('reads $name', (sample) => {
    const { query = {}, body = '' } = sample.request
    const parsed = dialect(name).parse({ query, body, receivedAt: now })
    expect(parsed.points.map(known)).toEqual(sample.points.map(known))
    const { invalid, lacked, skipped } = parsed
    expect({ invalid, lacked, skipped }).toEqual({
      invalid: sample.invalid ?? 0,
      lacked: sample.lacked,
      skipped: sample.skipped ?? 0,
    })
  })

  test('is deterministic, and its points are valid pings', () => {
    for (const { request } of samples.filter((sample) => sample.dialect === name)) {
      const read = () => dialect(name).parse({ query: request.query ?? {}, body: request.body ?? '', receivedAt: now })
      expect(read()).toEqual(read())
      expect(validatePings(read().points, now).invalid).toEqual([])
    }
  })

  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(
      null,
      -1,
      1e308,
      -1e308,
      2 ** 31 - 1,
      2 ** 53,
      '',
      'NaN',
      '1e999',
      '2026-13-45T99:99',
      true,
      [],
      {},
    ),
    fc.integer({ min: now - 1e9, max: now + 1e9 }),
  )
  const words = samples.flatMap(({ request }) =>
    [...(request.body ?? '').matchAll(/"(\w+)":/g)].map(([, word]) => word),
  )
  const record = fc.dictionary(fc.constantFrom(...new Set(words.map(String))), value, { maxKeys: 12 })
  const document = fc.oneof(
    fc.record({ location: fc.oneof(record, fc.array(record)), coords: record, extras: record }, { requiredKeys: [] }),
    fc.record({ locations: fc.array(fc.record({ geometry: value, properties: record })), current: value }),
    fc.array(fc.record({ coords: record, timestamp: value }, { requiredKeys: [] })),
    record,
    value,
  )
  const body = fc.oneof(
    document.map((each) => JSON.stringify(each)),
    fc.tuple(document, fc.nat(400)).map(([each, end]) => JSON.stringify(each).slice(0, end)),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', 'nan', '1', ' ', '=', '&', '%') }),
  )

  test('never throws, and every point can be validated', () => {
    const query = fc.dictionary(
      fc.constantFrom('lat', 'lon', 'timestamp', 'time', 'location', 'valid', 'token'),
      fc.string(),
    )
    fc.assert(
      fc.property(query, body, (given, text) => {
        const parsed = dialect(name).parse({ query: given, body: text, receivedAt: now })
        const { points, duplicates, invalid } = validatePings(parsed.points, now)
        expect(points.length + duplicates + invalid.length).toBe(parsed.points.length)
        expect(Number.isInteger(parsed.invalid) && Number.isInteger(parsed.skipped)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

test('hostile bodies are parsed fast', () => {
  const long = 200_000
  for (const piece of ['"', '\\"', '{', '{"', '[', ',', ', ', ': ', '{}', 'nan ', '{"a":', '1', ' ', '=&']) {
    for (const start of ['{', '[', '']) {
      const body = start + piece.repeat(long / piece.length)
      for (const name of names) dialect(name).parse({ query: {}, body, receivedAt: now })
    }
  }
}, 60_000) // a parser that is not linear takes hours

const many = (count: number) => Array.from({ length: count }, () => ({}))
const wrapped: readonly (readonly [string, (records: readonly object[]) => object])[] = [
  ['transistor', (location) => ({ location })],
  ['transistor', (locations) => locations],
  ['overland', (locations) => ({ locations })],
  ['owntracks', (messages) => messages],
  ['traccar', (records) => records],
  ['gpslogger', (records) => records],
]

test.each(wrapped)('%s: an upload is read whole, up to more records than 4 MB hold', (name, wrap) => {
  const parsed = (count: number) => {
    const body = JSON.stringify(wrap(many(count)))
    return dialect(name).parse({ query: {}, body, receivedAt: now })
  }
  expect(parsed(150_000)).toMatchObject({ points: [], invalid: 0, skipped: 150_000 })
  expect(parsed(200_000)).toMatchObject({ invalid: 1, skipped: 150_000, lacked: 'unreadable_body' })
})

test.each([
  ['records', '[', '{},', ''],
  ['broken records', '[', '{},', '{x'],
  ['lists', '[', '[],', '['],
  ['depth', '[', '[', ''],
  ['objects', '{', '"a":{', ''],
])(
  '4 MB of %s are read in bounded time',
  (_name, start, piece, end) => {
    const body = start + piece.repeat(4_194_304 / piece.length - 2) + end
    dialect('traccar').parse({ query: {}, body, receivedAt: now })
  },
  60_000,
) // a function has 10 s; other tests run beside this one

test.each([
  ['transistor', 'taken', 'on', 200, '{}'],
  ['transistor', 'taken', 'off', 200, '{"background_geolocation":[["stop"]]}'],
  ['transistor', 'busy', 'off', 503, '{}'],
  ['transistor', 'refused', 'off', 401, '{}'],
  ['owntracks', 'taken', 'off', 200, '[]'],
  ['owntracks', 'busy', 'on', 503, '[]'],
  ['owntracks', 'refused', 'on', 401, '[]'],
  ['traccar', 'taken', 'off', 200, ''],
  ['traccar', 'busy', 'on', 503, ''],
  ['traccar', 'refused', 'on', 401, ''],
  ['gpslogger', 'taken', 'off', 200, ''],
  ['gpslogger', 'busy', 'on', 503, ''],
  ['gpslogger', 'refused', 'on', 401, ''],
  ['overland', 'taken', 'off', 200, '{"result":"ok"}'],
  ['overland', 'busy', 'on', 503, '{}'],
  ['overland', 'refused', 'on', 401, '{}'],
  ['transistor', 'too_large', 'off', 413, '{}'],
  ['owntracks', 'too_large', 'on', 413, '[]'],
  ['traccar', 'too_large', 'on', 413, ''],
  ['gpslogger', 'too_large', 'on', 413, ''],
  ['overland', 'too_large', 'on', 413, '{}'],
] as const)('%s is answered %s while tracking is %s', (name, outcome, tracking, status, body) => {
  expect(dialect(name).reply(outcome, tracking)).toMatchObject({ status, body })
})

test.each([
  ['transistor', '{"background_geolocation":[["stop"]],"invalid":2,"lacked":"no_time"}'],
  ['owntracks', '[]'],
  ['traccar', 'invalid: 2, lacked: no_time'],
  ['gpslogger', 'invalid: 2, lacked: no_time'],
  ['overland', '{"result":"ok","invalid":2,"lacked":"no_time"}'],
])('%s is told what cannot be read, if its app allows it', (name, body) => {
  expect(dialect(name).reply('taken', 'off', { invalid: 2, lacked: 'no_time' })).toMatchObject({ status: 200, body })
})

test.each([
  ['overland', 'Overland', 'OVERLAND', 'over-land', 'overlan', 'overlannd', 'ovreland', 'overlamd', 'verland'],
  ['owntracks', 'OwnTracks', 'owntrack', 'own_tracks', 'own.tracks', 'owntracsk'],
  ['traccar', 'Traccar', 'tracar', 'tracccar', 'trakcar'],
  ['gpslogger', 'GPSLogger', 'gps-logger', 'gpsloger'],
  ['transistor', 'Transistor', 'transitor'],
])('%s is meant by %s, %s and the like', (name, ...typed) => {
  for (const each of [name, ...typed]) expect([each, dialectOf(each)?.name]).toEqual([each, name])
})

test.each(['', 'o', 'nmea', 'track', 'over', 'traccarclient', '__proto__', 'constructor', 'toString', '💩'])(
  'there is no dialect %s',
  (name) => expect(dialectOf(name)).toBeUndefined(),
)

function known(point: object): object {
  return Object.fromEntries(Object.entries(point).filter(([, value]) => value !== undefined))
}
