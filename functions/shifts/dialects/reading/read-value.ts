import { clientId } from '../../../shared/client-id.ts'
/** Yields what it can read, or undefined, so that one odd field never costs a position. */
export type Reader<Value> = (value: unknown) => Value | undefined

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?$/

export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** What some encoders write for no value. */
const blanks: ReadonlySet<unknown> = new Set(['', 'null', '(null)', 'nil', 'none', 'undefined', 'nan', 'n/a'])

export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || Number.isNaN(value)) return true
  return typeof value === 'string' && blanks.has(value.trim().toLowerCase())
}

const within =
  (least: number, greatest: number, perUnit = 1): Reader<number> =>
  (value) => {
    const number = readNumber(value)
    return number === undefined || number < least || number > greatest ? undefined : number / perUnit
  }

export const readLatitude = within(-90, 90)
export const readLongitude = within(-180, 180)
export const readHeading = within(0, 360)
/** Apps send −1 for unknown. */
export const readMetres = within(0, Number.MAX_VALUE)

/** Worse than every limit: what it says of the position cannot be believed. */
const worst = Number.POSITIVE_INFINITY
const withMetres = /^([\d.]+(?:[eE][+-]?\d{1,3})?)\s*(?:m|meters?|metres?)$/i
const infinite: ReadonlySet<unknown> = new Set(['infinity', '+infinity', 'inf', '+inf', '∞'])

/** Metres; infinite for one that came and cannot be read. A placeholder, and a negative one, mean none. */
export const readAccuracy: Reader<number> = (value) => {
  if (value === worst) return worst
  if (typeof value !== 'string') return readMetres(value)
  const text = value.trim()
  const number = readNumber(withMetres.exec(text)?.[1] ?? text)
  if (number !== undefined) return readMetres(number)
  return infinite.has(text.toLowerCase()) || /\d/.test(text.replaceAll(/[{%$]\w*\}?/g, '')) ? worst : undefined
}

/** Of iOS, where a negative one means that the position is invalid. */
export const readAppleAccuracy: Reader<number> = (value) => {
  const number = readNumber(value)
  return number !== undefined && number < 0 ? worst : readAccuracy(value)
}

const speeds = {
  'm/s': readMetres,
  'km/h': within(0, Number.MAX_VALUE, 3.6),
  knots: within(0, Number.MAX_VALUE, 3600 / 1852),
  mph: within(0, Number.MAX_VALUE, 3600 / 1609.344),
}
export type SpeedUnit = keyof typeof speeds

const speedUnits: ReadonlyMap<string, SpeedUnit> = new Map(
  Object.entries({
    'm/s': 'm/s mps ms metrespersecond meterspersecond',
    'km/h': 'km/h kmh kph kmph',
    knots: 'knots knot kn kt kts',
    mph: 'mph mi/h',
  } satisfies Record<SpeedUnit, string>).flatMap(([unit, names]) =>
    names.split(' ').map((name): [string, SpeedUnit] => [name, unit as SpeedUnit]),
  ),
)

export const readSpeedUnit: Reader<SpeedUnit> = (value) => speedUnits.get(readWord(value) ?? '')

export function speedReader(unit: SpeedUnit): Reader<number> {
  return speeds[unit]
}

const readHundredths = within(0, 100, 100)
const readWhole = within(0, 1)
const readAboveOne = within(1, 100, 100)
/** The batteries of lorries have 28 volts. */
const readAboveVolts = within(30, 100, 100)

const batteries = {
  /** Below one percent no phone is awake: it is a fraction. */
  percent: (value: unknown) => {
    const number = readNumber(value)
    return number !== undefined && number > 0 && number < 1 ? number : readHundredths(value)
  },
  /** Some apps send percent under the same name. */
  fraction: (value: unknown) => readWhole(value) ?? readAboveOne(value),
  /** Traccar's `battery` is in volts, other apps' in percent. */
  voltsOrPercent: (value: unknown) => readAboveVolts(value),
  volts: () => undefined,
}
export type BatteryUnit = keyof typeof batteries

export function batteryReader(unit: BatteryUnit): Reader<number> {
  return batteries[unit]
}

/** NMEA has `A` for a fix, and `V` for none. */
const booleans = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  ['yes', true],
  ['y', true],
  ['t', true],
  ['a', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
  ['no', false],
  ['n', false],
  ['f', false],
  ['v', false],
])

export const readBoolean: Reader<boolean> = (value) =>
  booleans.get(typeof value === 'string' ? value.trim().toLowerCase() : value)

export const readWord: Reader<string> = (value) =>
  typeof value === 'string' && value.length <= 64 ? value.trim().toLowerCase() || undefined : undefined

/** Ignores anything but a valid minted id. */
export const readShiftId: Reader<string> = (value) =>
  typeof value === 'string' && clientId.test(value) ? value : undefined

/** A phone on the dashboard of a moving car is both driving and stationary. */
const fastestFirst = ['driving', 'automotive', 'cycling', 'running', 'walking']

/** A word, or the fastest of several, as iOS reports them. */
export const readActivity: Reader<string> = (value) => {
  if (!Array.isArray(value)) return readWord(value)
  const words = value.slice(0, 16).map(readWord)
  return fastestFirst.find((word) => words.includes(word)) ?? words.find((word) => word !== undefined)
}
