/** Milliseconds since the epoch, now. The only place that asks; everything else is handed `now`. */
export function clock(): number {
  return Date.now()
}

/** RFC 3339 in UTC with milliseconds: 24 characters, so that order as text is order in time. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** DynamoDB's time to live is in whole seconds; a row is never shown after it, though the engine deletes it later. */
export function toTtl(milliseconds: number): number {
  return Math.ceil(milliseconds / 1000)
}
