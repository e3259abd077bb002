import type { Dice } from '../dice.ts'

/** Sent as they are, so that the gateway decodes them. */
const rawTexts = [
  '%00',
  '%ed%a0%80',
  '%c0%af',
  '%f0%9f%92%a9',
  '%e2%80%ae',
  '%',
  '%zz',
  '..%2f..',
  '%20',
  '%0d%0aX:%201',
]

const texts = [
  ...['', ' ', '0', '-1', '1.5', '1e309', 'NaN', 'Infinity', '9007199254740993', '999999999999999999999999', '0x10'],
  ...['null', 'undefined', 'true', '[]', '{}', '[object Object]', '__proto__', 'constructor', 'toString', "'--", '*'],
  ...[
    '0000-01-01',
    '0001-01-01',
    '1969-12-31',
    '1970-01-01',
    '2026-02-30',
    '9999-12-31',
    '+275760-09-13',
    '10000-01-01',
  ],
  ...['0000-01-01T00:00:00Z', '1970-01-01T00:00:00+14:00', '2026-02-30T00:00:00Z', '2026-11-26T24:00:00Z'],
  ...[
    '9999-12-31T23:59:59.999Z',
    '9999-12-31T23:59:59-14:00',
    '+275760-09-13T00:00:00Z',
    '2026-11-26T10:00:00.123456789Z',
  ],
  ...[
    '2026-11-26T10:00:60Z',
    '1970-01-01T00:00',
    '9999-12-31T23:59',
    '2026-03-29T02:30',
    'noon',
    'Etc/GMT+12',
    'Pacific/Apia',
  ],
  ...['-P1D', 'P999999999D', '-P9999999Y', 'PT-1H', '+41791234567', '+1', 'a@b.ch', '\u0000', '\u202e', '\ud800', '💩'],
  ...[
    'x'.repeat(300),
    'x'.repeat(5_000),
    '{{ x',
    '{% raw %}',
    '=1+1',
    'https://a@b.example',
    '../x',
    '01JD0000000000000000000000',
  ],
]

const textOf = (dice: Dice) => dice.pick(texts)

/** For a path or a query, encoded or not. */
export function addressText(dice: Dice, known: readonly string[]): string {
  if (dice.isOneIn(3)) return dice.pick(known)
  if (dice.isOneIn(4)) return dice.pick(rawTexts)
  return encodeURIComponent(textOf(dice).toWellFormed())
}

export function hostileValue(dice: Dice, known: readonly string[]): unknown {
  const others = [
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    {},
    [],
    [[]],
    [null],
    { a: { b: [] } },
    ['sms', 'sms'],
    { length: 1 },
  ]
  if (dice.isOneIn(4)) return dice.pick(known)
  return dice.isOneIn(2) ? textOf(dice) : dice.pick(others)
}

const instants = [
  '2026-11-01T00:00:00Z',
  '2026-11-30T00:00:00Z',
  '2026-11-01',
  '2026-11-30',
  '1970-01-01',
  '9999-12-31',
]

/** Ids, times and days that parse: in any order, so that ranges come reversed and empty. */
export const knownTexts = (ids: Readonly<Record<string, string>>) => [...Object.values(ids), ...instants]

const mediaTypes = [
  'application/json',
  'text/csv',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
]
const charsets = ['', '; charset=utf-16', '; boundary=', '; boundary="a"', ';;;', ', text/html']

export function headersOf(dice: Dice, usual: string): Record<string, string> {
  const type = dice.isOneIn(4) ? `${dice.pick(mediaTypes)}${dice.pick(charsets)}` : usual
  return {
    'content-type': type,
    ...(dice.isOneIn(3) && { 'idempotency-key': dice.pick(['', ' ', 'k', 'x'.repeat(5_000), 'ü', ',', 'k, k']) }),
    ...(dice.isOneIn(3) && {
      accept: dice.pick(['', 'text/html', '*/*;q=x', 'application/json;q=0', 'x'.repeat(900), ',,;']),
    }),
    ...(dice.isOneIn(4) && { 'accept-encoding': dice.pick(['gzip', 'gzip;q=0', '*', 'br', ';']) }),
    ...(dice.isOneIn(4) && { 'accept-language': dice.pick(['es', '*', 'xx-YY;q=9', ';;', 'en-'.repeat(300)]) }),
  }
}
