import * as z from 'zod'
import { parseTime } from './parse-time.ts'

/** Each field yields what it can read of any value, or undefined, so that one odd field never costs a position. */
const read = <T>(reader: (value: unknown) => T | undefined) => z.unknown().optional().transform(reader)

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/

export function readNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && decimal.test(value.trim()) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

const within = (least: number, greatest: number, perUnit: number) => (value: unknown) => {
  const number = readNumber(value)
  return number === undefined || number < least || number > greatest ? undefined : number / perUnit
}

export const number = read(readNumber)
/** Apps send −1 for unknown. */
export const nonNegative = read(within(0, Number.MAX_VALUE, 1))
export const heading = read(within(0, 360, 1))
export const percent = read(within(0, 100, 100))
/** 0 to 1; some apps send percent under the same name. */
export const fraction = read((value) => within(0, 1, 1)(value) ?? within(1, 100, 100)(value))

const knotsInMetrePerSecond = 3600 / 1852
export const knots = read(within(0, Number.MAX_VALUE, knotsInMetrePerSecond))
export const kilometresPerHour = read(within(0, Number.MAX_VALUE, 3.6))

export const instant = read(parseTime)

const booleans = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ['1', true],
  ['true', true],
  [false, false],
  [0, false],
  ['0', false],
  ['false', false],
])
export const boolean = read((value) => booleans.get(typeof value === 'string' ? value.trim().toLowerCase() : value))

export const lowerCaseWord = read(readWord)
export const lowerCaseWords = read((value) =>
  Array.isArray(value) ? value.map(readWord).filter((one) => one !== undefined) : undefined,
)

function readWord(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= 64 ? value.trim().toLowerCase() || undefined : undefined
}

/** Ignores anything but a valid minted id. */
export const shiftId = read((value) =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{8,64}$/.test(value) ? value : undefined,
)

/** Undefined when missing or malformed. */
export function optionalPart<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).optional().catch(undefined)
}
