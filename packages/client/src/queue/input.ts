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

/** The server refuses another, and with it the clock-in and all that names it. */
export function shiftIdOf(id: string): string {
  if (!/^[\w-]{8,64}$/.test(id)) throw new TypeError('newId: must return 8 to 64 of A-Z a-z 0-9 _ -')
  return id
}

/** What the API keeps of a position besides its time and place. The fields of a sensor's SDK are more, and stay on the phone. */
const measures = {
  accuracy: 'number',
  speed: 'number',
  heading: 'number',
  altitude: 'number',
  battery: 'number',
  activity: 'string',
  moving: 'boolean',
  mock: 'boolean',
} as const

/** What cannot be a position is an error here, and not of the upload that it would be part of. */
export function pingOf(position: Position): Position {
  const at = instantOf(position.at, () => Number.NaN)
  const { lat, lon } = position
  if (!isWithin(lat, 90)) throw new TypeError('lat: must be from -90 to 90')
  if (!isWithin(lon, 180)) throw new TypeError('lon: must be from -180 to 180')
  const known = Object.entries(measures).flatMap(([field, type]) => {
    const value = position[field as keyof typeof measures]
    // how sensors say that they do not know
    if (value === undefined || value === null || Number.isNaN(value)) return []
    if (typeof value !== type) throw new TypeError(`${field}: must be a ${type}`)
    return [[field, value]]
  })
  return { at, lat, lon, ...Object.fromEntries(known) }
}

const isWithin = (value: unknown, limit: number) => typeof value === 'number' && Math.abs(value) <= limit
