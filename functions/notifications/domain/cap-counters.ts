import { Temporal } from 'temporal-polyfill'

/** One counter of a month: which it is, and how far it may be counted. */
export type Counter = { readonly shard: number; readonly most: number }

/** A small cap is counted in one row, exactly; a large one in several, or a busy minute's claims would get in each other's way. */
const largeCap = 1_000
const shards = 8

/**
 * The counter that may take `units` more, or undefined when the month is used up. `used` is what each has counted, by its
 * number. Each has a share of the cap, so all together can never pass it; with shares nearly used up a message of many
 * segments may find no room a little early. `preferred` spreads messages over the counters.
 */
export function counterFor(
  used: readonly number[],
  units: number,
  cap: number,
  preferred: number,
): Counter | undefined {
  const total = used.reduce((sum, each) => sum + each, 0)
  if (total + units > cap) return undefined
  const count = (shard: number) => used[shard] ?? 0
  if (cap < largeCap) return { shard: 0, most: cap - (total - count(0)) }
  const share = Math.floor(cap / shards)
  const order = Array.from({ length: shards }, (_, index) => (preferred + index) % shards)
  const shard = order.find((each) => count(each) + units <= share)
  return shard === undefined ? undefined : { shard, most: share }
}

/** `YYYY-MM` at that place. `now` in milliseconds since the epoch. */
export function monthOf(now: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  return local.toPlainDate().toPlainYearMonth().toString()
}
