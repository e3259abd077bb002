import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { RawRequest } from '../../support/raw-request.ts'
import type { Dice } from '../dice.ts'

const apps = ['overland', 'owntracks', 'traccar', 'gpslogger', 'transistor']

export type Odd = RawRequest & {
  /** Whether its address names an app, and whether it holds a valid token. */
  readonly isKnown: boolean
  readonly isValid: boolean
}

const methods = ['GET', 'POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND']
const types = [
  ...['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream', ''],
  ...[
    'application/json; charset=utf-16',
    'multipart/form-data; boundary=',
    'APPLICATION/JSON;;;',
    ', ',
    'x'.repeat(500),
  ],
]
const codings = [
  ...[
    'gzip',
    'deflate',
    'br',
    'x-gzip',
    'GZIP',
    'identity',
    'zstd',
    'compress',
    '',
    ',',
    'gzip, gzip',
    'gzip,br,deflate',
  ],
  ...['__proto__', 'constructor', 'x'.repeat(500), 'gzip;q=0', '*'],
]
const compressors = [gzipSync, deflateSync, deflateRawSync, brotliCompressSync]
const ends = [
  ...[
    '',
    '/',
    '//',
    '/pub',
    '/pub/',
    '/a/b/c/d/e/f/g/h/i/j/k',
    '/%2F',
    '%2F..%2F..',
    '/../..',
    '/.',
    '/%00',
    '/%f0%9f%92%a9',
  ],
  ...[
    '%3Fa=b',
    '/%zz',
    '%',
    '&a=b',
    ';x',
    '/{rest+}',
    '/__proto__',
    '%20',
    '//////////',
    `/${'x'.repeat(2_000)}`,
    '/ü',
  ],
]
const queries = [
  ...['', '?', '??', '?&&&', '?=', '?a', '?lat=48&lon=11', '?lat=x&lon=&timestamp=', '?__proto__=1&constructor=2'],
  ...[
    '?%00=%00',
    '?%zz=%',
    '?a=%ed%a0%80',
    '?lat=48&lat=49&lat=50',
    '?location=48,11',
    '?a[]=1&a[b]=2',
    '?token=',
    '?id=',
  ],
  ...[
    `?a=${'x'.repeat(4_000)}`,
    `?${'a&'.repeat(1_500)}`,
    '?json=%7B%22lat%22',
    '?timestamp=99999999999999999999&lat=1&lon=1',
  ],
]
const values = [
  'null',
  '1',
  '-1',
  '1e400',
  '"x"',
  'true',
  '{}',
  '[]',
  '"48,11"',
  'NaN',
  '""',
  '"\\ud800"',
  '1700000000',
  '[[]]',
]
const names = [
  ...[
    'lat',
    'lon',
    'latitude',
    'longitude',
    'time',
    'timestamp',
    'tst',
    '_type',
    'location',
    'locations',
    'coords',
    'geometry',
  ],
  ...[
    'properties',
    'coordinates',
    'current',
    'data',
    'id',
    'device_id',
    '__proto__',
    'constructor',
    'type',
    'speed',
    'batt',
  ],
]

/** From few numbers of the dice. */
function bytesOf(dice: Dice): Buffer {
  const pattern = Buffer.from(Array.from({ length: 64 }, () => dice.below(256)))
  const long = Buffer.concat(
    Array.from({ length: 80 }, (_, index) => pattern.map((byte) => (byte * (index + 1)) & 255)),
  )
  return long.subarray(0, dice.pick([0, 1, 2, 3, 20, 300, 5_000]))
}

function jsonOf(dice: Dice, depth = 0): string {
  if (depth > 4 || dice.isOneIn(3)) return dice.pick(values)
  const parts = Array.from({ length: dice.below(5) }, () => jsonOf(dice, depth + 1))
  if (dice.isOneIn(2)) return `[${parts.join(',')}]`
  return `{${parts.map((part) => `"${dice.pick(names)}":${part}`).join(',')}}`
}

function bodyOf(dice: Dice): Buffer {
  const text = dice.isOneIn(6) ? names.map((name) => `${name}=${dice.pick(values)}`).join('&') : jsonOf(dice)
  const whole = dice.isOneIn(4) ? bytesOf(dice) : Buffer.from(text, dice.isOneIn(8) ? 'utf16le' : 'utf8')
  const sent = dice.isOneIn(3) ? dice.pick(compressors)(whole) : whole
  return dice.isOneIn(5) ? sent.subarray(0, dice.below(sent.length + 1)) : sent
}

const inAnyCase = (dice: Dice, text: string) =>
  [...text].map((letter) => (dice.isOneIn(2) ? letter.toUpperCase() : letter)).join('')

/** `token` is valid. */
export function oddRequest(dice: Dice, token: string): Odd {
  const [isKnown, isValid] = [!dice.isOneIn(6), !dice.isOneIn(4)]
  const app = isKnown
    ? inAnyCase(dice, dice.pick(apps))
    : dice.pick(['nmea', '%00', '..', 'x'.repeat(900), '%E2%80%AE', '-'])
  const wrong = dice.pick(['', 'fpd_', `fpd_${'A'.repeat(43)}`, `${token}x`, token.slice(0, -1), token.toUpperCase()])
  const shown = isValid ? token : wrong
  const place = dice.pick(['bearer', 'basic', 'query', 'path', 'id'])
  const authorization =
    {
      bearer: `Bearer ${shown}`,
      basic: `Basic ${Buffer.from(`ana:${shown}`).toString('base64')}`,
    }[place] ?? dice.pick(['', 'Basic', 'Basic %%%', 'Bearer ', 'Digest x="y"', 'x'.repeat(1_000)])
  const query = dice.pick(queries)
  const own = { query: `token=${shown}`, id: `id=${shown}` }[place]
  const search = own === undefined ? query : `${query === '' ? '?' : `${query}&`}${own}`
  const method = dice.pick(methods)
  return {
    method,
    path: encodeURI(`/in/${app}${place === 'path' ? `/${shown}` : ''}${dice.pick(ends)}${search}`).replaceAll(
      '%25',
      '%',
    ),
    headers: {
      'content-type': dice.pick(types),
      authorization,
      ...(dice.isOneIn(2) && { 'content-encoding': dice.pick(codings) }),
      ...(dice.isOneIn(6) && { 'x-limit-u': dice.pick(['ana', '', '\u00fc', 'x'.repeat(300)]) }),
      ...(dice.isOneIn(6) && { accept: dice.pick(['', '*/*;q=x', 'text/html']), 'accept-encoding': 'gzip' }),
      ...(dice.isOneIn(8) && { origin: 'https://evil.example', 'access-control-request-method': 'POST' }),
    },
    body: method === 'GET' || method === 'HEAD' ? undefined : bodyOf(dice),
    isKnown,
    isValid,
  }
}
