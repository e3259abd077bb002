import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gpx } from '@tmcw/togeojson'
import { DOMParser } from '@xmldom/xmldom'
import type { Point } from '../../../functions/shifts/domain/point.ts'
import { aPoint } from '../points.ts'

const folder = process.env['TRACKS_DIR'] ?? join(import.meta.dirname, '../../../../shared/tracks')

/** Whether the real tracks are at hand; says loudly when they are not. */
export const haveTracks = existsSync(folder)
if (!haveTracks) console.warn(`\n!!! REAL TRACKS ARE NOT TESTED: there is no ${folder}, set TRACKS_DIR !!!\n`)

/** A real drive as a phone would have sent it that knows its place only. */
export function realTrack(name: string): Point[] {
  const text = readFileSync(join(folder, `${name}.gpx`), 'utf8')
  return gpx(new DOMParser().parseFromString(text, 'text/xml')).features.flatMap(({ geometry, properties }) => {
    if (geometry?.type !== 'LineString') return []
    const times: string[] = properties?.['coordinateProperties']?.times ?? []
    return geometry.coordinates.map(([lon = 0, lat = 0], index) =>
      aPoint({ at: Date.parse(times[index] ?? ''), latMicro: Math.round(lat * 1e6), lonMicro: Math.round(lon * 1e6) }),
    )
  })
}
