/** Epoch milliseconds. The only reader of the system clock: use cases get `now` as an argument. */
export function clock(): number {
  return Date.now()
}

/** A `ttl` attribute, in epoch seconds. DynamoDB deletes expired rows late, so readers must ignore them. */
export function toTtl(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000)
}
