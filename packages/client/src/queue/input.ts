import type { Position } from './entry.ts'

const maxNote = 2_000
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** Returns it in UTC, or now. */
export function instantOf(at: string | undefined, now: () => number): string {
  const time = at === undefined ? now() : Date.parse(at)
  if (Number.isNaN(time)) throw new TypeError('at: must be a date and time as of RFC 3339')
  return new Date(time).toISOString()
}

/** The server refuses the others, and with them the clock-in. */
export function noteOf(note: string): string {
  const text = note.replace(controls, '')
  if (text.length > maxNote) throw new TypeError(`note: must have at most ${maxNote} characters`)
  return text
}

/** What cannot be a position is an error here, and not of the upload that it would be part of. */
export function pingOf(position: Position): Position {
  const at = instantOf(position.at, () => Number.NaN)
  if (!(Math.abs(position.lat) <= 90)) throw new TypeError('lat: must be from -90 to 90')
  if (!(Math.abs(position.lon) <= 180)) throw new TypeError('lon: must be from -180 to 180')
  return { ...position, at }
}
