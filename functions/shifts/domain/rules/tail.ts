/** Up to here a write of the row is one unit. */
const unitBytes = 1_024
/** Of the row of an open shift, without its tail and the newest position's time of each device. */
const rowBytes = 300
const deviceBytes = 10

/** Before sealing, which adds 30: two of these fill a unit, and a larger upload costs less as a segment of its own. */
export const maxEntryBytes = 320

/** More positions cannot be as short. */
export const maxEntryPoints = 300

/** A tail that was not made a segment in time, since that failed, takes no more. */
export const maxEntries = 40

/** Whether the next upload would cost a second unit, if it is as long as the last. Lengths in bytes, sealed. */
export function isTailDue(lengths: readonly number[], devices: number): boolean {
  const element = (length: number) => length + 1
  const bytes = lengths.reduce((sum, length) => sum + element(length), rowBytes + devices * deviceBytes)
  return bytes + element(lengths.at(-1) ?? 0) > unitBytes
}
