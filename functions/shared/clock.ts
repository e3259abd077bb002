/** Epoch milliseconds. Use cases get `now` as an argument instead. */
export function clock(): number {
  return Date.now()
}

/** In epoch seconds. DynamoDB deletes expired rows late, so readers must ignore them. */
export function toTtl(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000)
}
