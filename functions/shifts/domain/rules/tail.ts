/** Up to here a write of the row is one unit. */
const unitBytes = 1_024
/** The row of an open shift besides its tail: names, values, and the newest position's time of two or three devices. */
const rowBytes = 320

/** Sealed. Beside the row, two of these fill a unit; a larger upload costs less as a segment of its own. */
export const maxEntryBytes = 350

/** More cannot be as short. */
export const maxEntryPoints = 300

/** A tail that was not made a segment in time, since that failed, takes no more. */
export const maxEntries = 40

/** Whether the next upload would cost a second unit, if it is as long as the last. Lengths in bytes, sealed. */
export function isTailDue(lengths: readonly number[]): boolean {
  const element = (length: number) => length + 1
  const bytes = lengths.reduce((sum, length) => sum + element(length), rowBytes)
  return bytes + element(lengths.at(-1) ?? 0) > unitBytes
}
