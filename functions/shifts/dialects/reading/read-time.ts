import type { Convention } from './convention.ts'
import { firstReadable, type NamedFields, type NamedValue, partRank } from './name-fields.ts'
import { parseTime } from './parse-time.ts'
import type { Lacked } from './parsed-upload.ts'
import type { Reader } from './read-value.ts'
import { isNoTime, isTimeLike, isUnset } from './time-like.ts'

/**
 * Epoch milliseconds of the nearest object that has a time; there, a readable one goes before an unreadable one. Never
 * invents a time for one that came and cannot be read. `receivedAt`: for records that may come without one.
 */
export function readTime(
  levels: readonly NamedFields[],
  { times, recorded, timeOfArrival }: Convention,
  receivedAt: number | undefined,
): number | Lacked {
  let isUnsetTime = false
  for (const level of levels) {
    const values = (level.get('at') ?? []).filter(({ field }) => field.name !== recorded).map(preferring(times))
    const time = firstReadable(values, () => readOne)
    if (time !== undefined) return time
    const known = values.filter(({ field }) => !field.isMaybe)
    if (known.some(({ value }) => !isUnset(value))) return 'unreadable_time'
    isUnsetTime ||= known.length > 0
  }
  if (isUnsetTime) return 'unreadable_time'
  if (!timeOfArrival || receivedAt === undefined) return 'no_time'
  return levels.some((level) => holdsOther(level, receivedAt)) ? 'no_time' : receivedAt
}

const others = new WeakMap<NamedFields, boolean>()

/** Whether anything in it is like a time. Remembered, since many records may lie in one object. */
function holdsOther(level: NamedFields, now: number): boolean {
  const known = others.get(level) ?? findOther(level, now)
  others.set(level, known)
  return known
}

function findOther(level: NamedFields, now: number): boolean {
  const of = (meaning: 'at' | 'otherTime' | 'age' | 'unknown') => level.get(meaning) ?? []
  return (
    of('otherTime').some(({ field, value }) => !isNoTime(field.name, value)) ||
    of('age').some(({ value }) => !isUnset(value)) ||
    [...of('at'), ...of('unknown')].some(({ key, value }) => isTimeLike(key ?? '', value, now))
  )
}

const preferring =
  (times: readonly string[]) =>
  (named: NamedValue): NamedValue => {
    const preference = times.indexOf(named.field.name)
    // names of a part still come after the object’s own
    const rank = named.field.rank < partRank ? preference - times.length : partRank + preference - times.length
    return preference < 0 ? named : { ...named, field: { ...named.field, rank } }
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
