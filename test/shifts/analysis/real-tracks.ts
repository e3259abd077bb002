import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { aPoint } from '../points.ts'
import { realTracks } from '../real-tracks.ts'

const tracks = new Map(realTracks().map(({ name, fixes }) => [name, fixes]))

export const haveTracks = tracks.size > 0

/** A real drive with positions only. */
export function realTrack(name: string): Point[] {
  const fixes = tracks.get(`${name}.gpx`) ?? []
  const micro = (degrees: number) => Math.round(degrees * 1e6)
  return fixes.map(({ at, lat, lon }) => aPoint({ at, latMicro: micro(lat), lonMicro: micro(lon) }))
}
