import { parseTime } from './parse-time.ts'
import { isBlank, readBoolean } from './read-value.ts'

/** The names of the fix’s time are these and no others: a time of the device’s start or of the upload is not it. */
const ofFix =
  /^((last)?(fix|gps|gnss|loc|location|pos|position)(update)?|point|ping|sample|capture|measure(ment)?|track|record(ing)?|device|utc|iso|unix|epoch)?(timestamp|datetime|time|date|tst|ts)(ms|millis|milliseconds|s|sec|seconds|long|offset|iso|utc|gmt|unix|epoch)?$/
const othersOfFix: ReadonlySet<string> = new Set(
  'utc dt epoch unix at fixat lastfix recordedat capturedat measuredat createdat sampledat'.split(' '),
)
/** Too short, or too much a word, for more than a value that is a time. */
const maybeOfFix: ReadonlySet<string> = new Set(
  't tm uts when gmt millis recorded captured measured observed'.split(' '),
)

export type TimeName = 'ofFix' | 'maybeOfFix' | 'other'

/** Of a plain name; undefined for one that says nothing of a time. */
export function timeNameOf(name: string): TimeName | undefined {
  if (maybeOfFix.has(name)) return 'maybeOfFix'
  if (ofFix.test(name) || othersOfFix.has(name)) return 'ofFix'
  return isTimeName.test(name) && !isNoTimeName.test(name) ? 'other' : undefined
}

const isTimeName =
  /time|date|stamp|epoch|utc|gmt|clock|zeit|datum|fecha|^(day|hour|minute|moment|seen|sent|created|received|logged)$|(ed|sent|seen)at$/
const isNoTimeName = /realtime|(candi|vali|man|consoli)date|zone|offset|format|interval|out$|uptime|elapsed|duration/

/** Whether a value under such a name is no time: nothing, a flag, or a span. */
export function isNoTime(name: string, value: unknown): boolean {
  if (isBlank(value)) return true
  return !/^(day|hour|minute)$/.test(name) && isNoMoment(value)
}

function isNoMoment(value: unknown): boolean {
  return readBoolean(value) !== undefined || isSmall(value)
}

/** Zero and below stand for no time. */
export function isUnset(value: unknown): boolean {
  return isBlank(value) || typeof value === 'boolean' || (isNumeric(value) && Number(value) <= 0)
}

const isNumeric = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && /^\s*[+-]?\d+(\.\d+)?\s*$/.test(value))
const isSmall = (value: unknown) => isNumeric(value) && Math.abs(Number(value)) < 100_000

/** Numbers that may be as long as a time. */
const isCounterName = /(^|[^a-z])(id|ids|imei|serial|ser|key|token|phone|tel|mobile|msisdn|seq|index|count)$|id$/i
const dateLike = /^\s*["']?(20\d\d[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]20\d\d)(?!\d)/
const clockLike = /^\s*\d{1,2}:\d\d(:\d\d([.,]\d+)?)?\s*([ap]m)?\s*$/i
/** Milliseconds: a longer number within this of now is a time. */
const nearNow = 5 * 366 * 86_400_000
const maxDepth = 3

/** Whether the value of a field, whatever its name, is a time or holds one. `now`: epoch milliseconds. */
export function isTimeLike(key: string, value: unknown, now: number, depth = 0): boolean {
  if (typeof value === 'object' && value !== null) {
    return (
      depth < maxDepth &&
      Object.entries(value)
        .slice(0, 100)
        .some(([name, inner]) => isTimeLike(name, inner, now, depth + 1))
    )
  }
  if (isCounterName.test(key)) return false
  if (typeof value === 'string' && (dateLike.test(value) || clockLike.test(value))) return true
  const time = parseTime(value)
  return time !== undefined && (!isNumeric(value) || Math.abs(time - now) < nearNow)
}
