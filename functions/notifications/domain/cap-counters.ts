import { Temporal } from 'temporal-polyfill'

export type Counter = { readonly shard: number; readonly max: number }

/** From here on several rows count, since concurrent claims would conflict on one. */
const largeCap = 200
const shards = 8

/**
 * Returns a counter with room for `units`, undefined when the cap is reached. `used` holds the counts by shard. The shards
 * share the cap, so it is never passed; near the end a message of several units may be refused early.
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
  const shareOf = (shard: number) => Math.floor(cap / shards) + (shard < cap % shards ? 1 : 0)
  const order = Array.from({ length: shards }, (_, index) => (preferred + index) % shards)
  const shard = order.find((each) => count(each) + units <= shareOf(each))
  return shard === undefined ? undefined : { shard, max: shareOf(shard) }
}

/** `YYYY-MM` in the time zone. `now` in epoch milliseconds. */
export function monthOf(now: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  return local.toPlainDate().toPlainYearMonth().toString()
}

/** `YYYY-MM-DD` in UTC. `now` in epoch milliseconds. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}
