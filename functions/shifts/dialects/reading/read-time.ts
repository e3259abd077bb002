import type { Convention } from './convention.ts'
import type { Field } from './field-names.ts'
import { firstReadable, type NamedFields, type NamedValue } from './name-fields.ts'
import { parseTime } from './parse-time.ts'
import type { Lacked } from './parsed-upload.ts'
import { isBlank, type Reader } from './read-value.ts'

/**
 * Epoch milliseconds of the nearest object that has a time; there, a readable one goes before an unreadable one. Never
 * invents a time for one that came and cannot be read. `receivedAt`: for records that may come without one.
 */
export function readTime(
  levels: readonly NamedFields[],
  { times, recorded, timeOfArrival }: Convention,
  receivedAt: number | undefined,
): number | Lacked {
  for (const level of levels) {
    const values = (level.get('at') ?? []).filter(({ field }) => field.name !== recorded).map(preferring(times))
    const time = firstReadable(values, () => readOne)
    if (time !== undefined) return time
    if (values.some(isTime)) return 'unreadable_time'
  }
  const hasOther = levels.some((level) => level.get('otherTime')?.some(({ value }) => readOne(value) !== undefined))
  return timeOfArrival && receivedAt !== undefined && !hasOther ? receivedAt : 'no_time'
}

const preferring =
  (times: readonly string[]) =>
  ({ field, value }: NamedValue): NamedValue => {
    const preference = times.indexOf(field.name)
    return { value, field: preference < 0 ? field : { ...field, rank: preference - times.length } }
  }

/** An empty field with a known name came from an app that knows no time. */
function isTime({ field, value }: { readonly field: Field; readonly value: unknown }): boolean {
  return !field.isGuess || !isBlank(value)
}

/** A name that came twice in a query has both values, joined by a comma. */
const readOne: Reader<number> = (value) => {
  const whole = parseTime(value)
  if (whole !== undefined || typeof value !== 'string' || value.length > 200 || !value.includes(',')) return whole
  const [first, ...others] = value
    .split(',')
    .map(parseTime)
    .filter((time) => time !== undefined)
  return others.every((other) => other === first) ? first : undefined
}
