/** Milliseconds since the epoch, now. The only place that asks; everything else is handed `now`. */
export function clock(): number {
  return Date.now()
}

/** DynamoDB's time to live is in whole seconds; a row is never shown after it, though the engine deletes it later. */
export function toTtl(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000)
}
