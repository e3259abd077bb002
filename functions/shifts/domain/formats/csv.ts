import { csvOf } from '../../../shared/csv/write-csv.ts'
import { flagsOf } from '../analysis/point-flags.ts'
import type { Track } from '../track/track.ts'
import { toTrackPoint } from './position-fields.ts'

const header = [
  'at',
  'lat',
  'lon',
  'accuracy',
  'speed',
  'heading',
  'altitude',
  'battery',
  'activity',
  'moving',
  'mock',
  'flags',
  'device',
] as const

/** Includes flagged points; several flags are separated by spaces. Device 0 is the member's login. */
export function trackCsv({ points }: Pick<Track, 'points'>): string {
  const lines = points.map((point) => {
    const { at, lat, lon, accuracy, speed, heading, altitude, battery, activity, moving, mock } = toTrackPoint(point)
    const measures = [at, lat, lon, accuracy, speed, heading, altitude, battery, activity]
    return [...measures, moving?.toString(), mock?.toString(), flagsOf(point.flags).join(' '), point.device]
  })
  return csvOf(header, lines)
}
