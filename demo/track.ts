import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { gpx } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'

export type Ping = { readonly at: string; readonly lat: number; readonly lon: number }
export type Track = { readonly name: string; readonly pings: readonly Ping[] }

const tracksFolder = process.env['TRACKS_DIR'] ?? join(import.meta.dirname, '../../shared/tracks')

/** The track of the day: the file asked for, else a real drive where some are at hand, else a generated one; it ends at `end`. */
export function chooseTrack(file: string | undefined, end: number): Track {
  const chosen = file ?? anyTrack()
  return chosen ? moved(basename(chosen, '.gpx'), readTrack(chosen), end) : moved('a generated drive', generated(), end)
}

function anyTrack(): string | undefined {
  if (!existsSync(tracksFolder)) return undefined
  const name = readdirSync(tracksFolder)
    .filter((entry) => entry.endsWith('.gpx'))
    .sort()
    .at(-1)
  return name && join(tracksFolder, name)
}

type Timed = { readonly time: number; readonly lat: number; readonly lon: number }

function readTrack(file: string): Timed[] {
  const { features } = gpx(new DOMParser().parseFromString(readFileSync(file, 'utf8'), 'text/xml') as never)
  return features.flatMap(({ geometry, properties }) => {
    if (geometry?.type !== 'LineString') return []
    const times = (properties?.['coordinateProperties']?.times ?? []) as string[]
    return geometry.coordinates.map(([lon = 0, lat = 0], index) => ({ time: Date.parse(times[index] ?? ''), lat, lon }))
  })
}

/** Times keep their distances; the last becomes `end`. */
function moved(name: string, points: readonly Timed[], end: number): Track {
  const last = Math.max(...points.map(({ time }) => time))
  const pings = points.map(({ time, lat, lon }) => ({ at: new Date(end - last + time).toISOString(), lat, lon }))
  return { name, pings }
}

/** Twenty minutes along a rounded square, a point every 5 s at about 40 km/h. */
function generated(): Timed[] {
  return Array.from({ length: 240 }, (_, index) => {
    const turn = (index / 240) * 2 * Math.PI
    return { time: index * 5_000, lat: 47.37 + 0.016 * Math.sin(turn) ** 3, lon: 8.54 + 0.024 * Math.cos(turn) ** 3 }
  })
}
