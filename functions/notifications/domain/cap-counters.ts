import { Temporal } from 'temporal-polyfill'

export type Counter = { readonly shard: number; readonly max: number }

/** From here on several rows count, since concurrent claims would conflict on one. */
const largeCap = 1_000
const shards = 8

/**
 * Returns a counter with room for `units`, undefined when the month is used up. `used` holds the counts by shard. Each
 * shard has an equal share, so the cap is never passed; near the end a long message may be refused early.
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
  if (cap < largeCap) return { shard: 0, max: cap - (total - count(0)) }
  const share = Math.floor(cap / shards)
  const order = Array.from({ length: shards }, (_, index) => (preferred + index) % shards)
  const shard = order.find((each) => count(each) + units <= share)
  return shard === undefined ? undefined : { shard, max: share }
}

/** `YYYY-MM` in the time zone. `now` in epoch milliseconds. */
export function monthOf(now: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  return local.toPlainDate().toPlainYearMonth().toString()
}
