/** RFC 3339 in UTC with milliseconds, from milliseconds since 1970. */
export function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString()
}

/** Milliseconds since 1970 of an instant that was checked before. */
export function toMilliseconds(instant: string): number {
  return Date.parse(instant)
}
