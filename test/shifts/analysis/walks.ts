import geographic from 'geographiclib-geodesic'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { aPoint } from '../points.ts'

/** Builds a track step by step: `aWalk().drive(600).rest(300).silence(1200).points()`, a fix each `every` seconds. */
export type Walk = {
  /** m/s, degrees from north. */
  drive(seconds: number, speed?: number, heading?: number): Walk
  /** Fixes wander `noise` metres around one place. */
  rest(seconds: number, noise?: number): Walk
  /** No fix while moving on. */
  silence(seconds: number, speed?: number, heading?: number): Walk
  /** One fix off by metres in a direction. */
  stray(metres: number, heading?: number, known?: Partial<Point>): Walk
  points(): Point[]
}

type Start = {
  readonly every?: number
  readonly lat?: number
  readonly lon?: number
  readonly known?: Partial<Point>
}

const { WGS84 } = geographic.Geodesic

export function aWalk({ every = 1, lat = 48.1, lon = 11.5, known = {} }: Start = {}): Walk {
  const points: Point[] = []
  let [at, position] = [Date.UTC(2026, 4, 1, 8), { lat, lon }]
  let last: { speed: number; heading: number } = { speed: 0, heading: 0 }
  const moved = (metres: number, heading: number) => {
    const { lat2 = 0, lon2 = 0 } = WGS84.Direct(position.lat, position.lon, heading, metres)
    return { lat: lat2, lon: lon2 }
  }
  const addFix = (where = position, more: Partial<Point> = {}) => {
    const [latMicro, lonMicro] = [Math.round(where.lat * 1e6), Math.round(where.lon * 1e6)]
    points.push(aPoint({ at, latMicro, lonMicro, ...known, ...more }))
  }
  const go = (seconds: number, speed: number, heading: number) => {
    position = moved(speed * seconds, heading)
    at += seconds * 1000
  }
  addFix()
  const walk: Walk = {
    drive(seconds, speed = 12, heading = 70) {
      last = { speed, heading }
      for (let passed = every; passed <= seconds; passed += every) {
        go(every, speed, heading)
        addFix()
      }
      return walk
    },
    rest(seconds, noise = 8) {
      for (let passed = every; passed <= seconds; passed += every) {
        at += every * 1000
        addFix(moved(noise * Math.abs(Math.sin(passed * 1.7)), (passed * 77) % 360))
      }
      return walk
    },
    silence(seconds, speed = 0, heading = 70) {
      go(seconds, speed, heading)
      addFix()
      return walk
    },
    stray(metres, heading = 0, more = {}) {
      go(every, last.speed, last.heading)
      addFix(moved(metres, heading), more)
      return walk
    },
    points: () => points,
  }
  return walk
}
