import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unreadableReasons } from '../../../functions/shared/identity/unreadable-reason.ts'
import { dialectOf } from '../../../functions/shifts/dialects/registry.ts'
import { validatePings } from '../../../functions/shifts/domain/pings/validate-pings.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'
import { appBodies } from './apps/apps.ts'

const runs = Number(process.env['RUNS'] ?? 1_000)
const begin = Date.UTC(2026, 10, 20, 8, 30)
const now = begin + 3_600_000
const bodies = appBodies(begin).map(({ request }) => request.body ?? new URLSearchParams(request.query).toString())
const dialects = ['transistor', 'owntracks', 'traccar', 'gpslogger', 'overland']

function check(name: string, query: Readonly<Record<string, string>>, body: string) {
  const parsed = dialectOf(name)?.parse({ query, body, receivedAt: now })
  if (!parsed) throw new Error(`no dialect ${name}`)
  const { points, invalid, lacked, skipped } = parsed
  expect(invalid === 0).toBe(lacked === undefined)
  expect(lacked === undefined || unreadableReasons.includes(lacked)).toBe(true)
  expect(Number.isSafeInteger(skipped)).toBe(true)
  const valid = validatePings(points, now)
  expect(valid.points.length + valid.duplicates + valid.invalid.length).toBe(points.length)
  for (const { lat, lon } of points) expect(Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180).toBe(true)
  return parsed
}

const piece = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    ',',
    ':',
    '\\',
    '/*',
    '*/',
    '//',
    '\0',
    '\uFEFF',
    '=',
    '&',
    '%',
    '{}',
    'null',
    'NaN',
    '-1',
  ],
  ...[
    '"__proto__":',
    '"constructor":{"prototype":1},',
    '"lat":',
    '"lon":1e308,',
    '"timestamp":9e15',
    '99999999999999999999',
    '$lat',
    '%LON',
    '{0}',
  ],
)
/** A real body with parts cut out, doubled or replaced. */
const mutated = fc
  .tuple(
    fc.constantFrom(...bodies),
    fc.array(
      fc.record({ at: fc.nat(1_000), length: fc.nat(30), piece: fc.oneof(piece, fc.string({ maxLength: 5 })) }),
      { maxLength: 5 },
    ),
  )
  .map(([body, cuts]) =>
    cuts.reduce((text, { at, length, piece: other }) => {
      const start = text.length === 0 ? 0 : at % text.length
      return text.slice(0, start) + other + text.slice(start + length)
    }, body),
  )
const query = fc.dictionary(
  fc.constantFrom('lat', 'lon', 'LAT', 'location', 'timestamp', 'time', 'valid', 'token', '__proto__', 'type'),
  fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('48.1', '11.5', '%LAT', String(begin), '', 'NaN', '1e999')),
)

describe.each(dialects)('%s', (name) => {
  test('any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each).toString())
    fc.assert(
      fc.property(
        query,
        fc.oneof(
          mutated,
          bytes,
          fc.array(piece, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (given, body) => {
          check(name, given, body)
        },
      ),
      { numRuns: runs, seed: 14 },
    )
  })

  test('a body without digits has no position', () => {
    fc.assert(
      fc.property(mutated, (body) => {
        expect(check(name, {}, body.replaceAll(/\d/g, 'x')).points).toEqual([])
      }),
      { numRuns: runs / 4, seed: 14 },
    )
  })

  test('what is around records does not change them', () => {
    const record = { lat: 48.1371, lon: 11.5754, timestamp: new Date(begin).toISOString() }
    const other = fc.dictionary(
      fc
        .string({ maxLength: 8 })
        .filter((key) => !/lat|lon|lng|gps|nmea|gprmc|type|kind|action|valid|sample|outdated/i.test(key)),
      fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean()),
    )
    fc.assert(
      fc.property(other, (more) => {
        const { points } = check(name, {}, JSON.stringify({ ...more, ...record }))
        expect(points).toMatchObject([{ lat: 48.1371, lon: 11.5754, at: record.timestamp }])
      }),
      { numRuns: runs / 4, seed: 14 },
    )
  })
})

test('keys of an object’s own machinery are keys', () => {
  for (const name of dialects) {
    const body = `{"__proto__":{"lat":1,"lon":2,"time":${begin}},"constructor":{"lat":1},"lat":48,"lon":11,"time":${begin}}`
    for (const text of [body, body.replace('"lat":48', '"lat":48,')]) {
      expect(check(name, {}, text).points).toMatchObject([{ lat: 48, lon: 11 }])
    }
  }
  expect(({} as Record<string, unknown>)['lat']).toBeUndefined()
})

/** Each many times, after each beginning; the last end shows whether what came before is read again. */
const pieces = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r\n',
    '"',
    '\\',
    '\\"',
    "'",
    '/',
    ' /',
    '//',
    '/*',
    '*/',
    ' //',
    '1',
    '1 ',
    '1.',
    '-',
    'e1',
    '5,1',
  ],
  ...[
    ',',
    ', ',
    ':',
    ': ',
    'a:',
    '{',
    '}',
    '[',
    ']',
    '{}',
    '[]',
    '{"',
    '{a',
    'a{',
    'a[',
    'a{,',
    '[{',
    '{[',
    '%',
    '$GP,',
  ],
  ...[
    '=',
    '=&',
    '=\n',
    'a=1&',
    '[=',
    '&amp;',
    '<',
    '--x\n',
    '\n--x\nContent-Disposition: form-data; name="a"\n\n',
    '\0',
    '\uFFFD',
  ],
  ...['"lat":1,', '"lat":1,5,', '{"lat":1,"lon":2},', '[1,2],', '{"coords":{"latitude":1}},', '{"location":'],
  ...['{"type":"trip"},', '{"points":[', '"{\\"lat\\":1}",', '"[', '\\"{'],
]
const beginnings = [
  ...['', '{', '[', '{"lat":1', '{"a":x', '{"a', '{"lat":"', '{"locations":[', '[{"lat":1,"lon":'],
  ...['lat=', 'data={', '--x\nContent-Disposition: form-data; name="a"\n\n', '{"payload":"{', '// '],
]

/** Milliseconds. */
function timeOf(text: string): number {
  const cpuTime = startCpuTimer()
  dialectOf('traccar')?.parse({ query: {}, body: text, receivedAt: now })
  return cpuTime()
}

const filled = (beginning: string, piece: string, size: number) =>
  `${beginning}${piece.repeat(size / piece.length)}y","b:1}]`

test('what repeats is parsed in time that grows with its size', () => {
  // what takes its square takes seconds at this size
  const size = 100_000
  for (const beginning of beginnings) {
    for (const piece of pieces) {
      const text = filled(beginning, piece, size)
      expect([text.slice(0, 40), Math.min(timeOf(text), timeOf(text)) < 1_500]).toEqual([text.slice(0, 40), true])
    }
  }
}, 300_000)

test('4 MB of any of it are parsed in seconds', () => {
  for (const [index, piece] of pieces.entries()) {
    const text = filled(beginnings[index % beginnings.length] ?? '', piece, 4_000_000)
    expect([text.slice(0, 40), timeOf(text) < 20_000]).toEqual([text.slice(0, 40), true])
  }
}, 600_000)
