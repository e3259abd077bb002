import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gpx } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'

const folder = resolve(process.env['TRACKS_DIR'] ?? '../shared/tracks')

export type Fix = { readonly at: number; readonly lat: number; readonly lon: number; readonly altitude?: number }
export type RealTrack = { readonly name: string; readonly fixes: readonly Fix[] }

/** Recorded drives, in order of time; none, with a warning, where the folder is missing. */
export function realTracks(): RealTrack[] {
  if (!existsSync(folder)) {
    console.warn(`\n!!! NO REAL TRACKS in ${folder}: set TRACKS_DIR to a folder of GPX files to run these tests !!!\n`)
    return []
  }
  const files = readdirSync(folder).filter((name) => name.endsWith('.gpx'))
  return files.map((name) => ({ name, fixes: fixesOf(readFileSync(join(folder, name), 'utf8')) }))
}

/** The fixes, shifted in time to end at `endAt` (epoch milliseconds). */
export function endingAt(endAt: number, { fixes }: RealTrack): Fix[] {
  const offset = endAt - (fixes.at(-1)?.at ?? 0)
  return fixes.map((fix) => ({ ...fix, at: fix.at + offset }))
}

function fixesOf(text: string): Fix[] {
  const { features } = gpx(new DOMParser().parseFromString(text, 'text/xml'))
  return features.flatMap(({ geometry, properties }) => {
    const times: string[] = properties?.['coordinateProperties']?.times ?? []
    const coordinates: number[][] = geometry?.type === 'LineString' ? geometry.coordinates : []
    return coordinates.map(([lon = 0, lat = 0, altitude], index) => ({
      at: Date.parse(times[index] ?? ''),
      lat,
      lon,
      ...(altitude !== undefined && { altitude }),
    }))
  })
}
