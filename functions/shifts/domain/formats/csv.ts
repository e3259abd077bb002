import { flagsOf } from '../analysis/point-flags.ts'
import type { Track } from '../track/track.ts'
import { csvOf } from './csv-cells.ts'
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
] as const

/** All points of a track, flagged ones included, in the units of the API; several flags have a space between. */
export function trackCsv({ points }: Pick<Track, 'points'>): string {
  const lines = points.map((point) => {
    const { at, lat, lon, accuracy, speed, heading, altitude, battery, activity, moving, mock } = toTrackPoint(point)
    const measures = [at, lat, lon, accuracy, speed, heading, altitude, battery, activity]
    return [...measures, moving?.toString(), mock?.toString(), flagsOf(point.flags).join(' ')]
  })
  return csvOf(header, lines)
}
