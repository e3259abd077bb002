import geographic from 'geographiclib-geodesic'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { aPoint } from '../points.ts'

/** A way to be told step by step: `aWalk().drive(600).rest(300).silence(1200).points()`, a fix each `every` seconds. */
export type Walk = {
  /** So many seconds at m/s and degrees from north. */
  drive(seconds: number, speed?: number, heading?: number): Walk
  /** So many seconds at one place, fixes wandering so many metres around it. */
  rest(seconds: number, unrest?: number): Walk
  /** No fix for so many seconds, while going on at a speed. */
  silence(seconds: number, speed?: number, heading?: number): Walk
  /** One fix that is off by metres in a direction; who carries the phone goes on. */
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
  let [at, place] = [Date.UTC(2026, 4, 1, 8), { lat, lon }]
  let last: { speed: number; heading: number } = { speed: 0, heading: 0 }
  const moved = (metres: number, heading: number) => {
    const { lat2 = 0, lon2 = 0 } = WGS84.Direct(place.lat, place.lon, heading, metres)
    return { lat: lat2, lon: lon2 }
  }
  const say = (where = place, more: Partial<Point> = {}) => {
    const [latMicro, lonMicro] = [Math.round(where.lat * 1e6), Math.round(where.lon * 1e6)]
    points.push(aPoint({ at, latMicro, lonMicro, ...known, ...more }))
  }
  const go = (seconds: number, speed: number, heading: number) => {
    place = moved(speed * seconds, heading)
    at += seconds * 1000
  }
  say()
  const walk: Walk = {
    drive(seconds, speed = 12, heading = 70) {
      last = { speed, heading }
      for (let passed = every; passed <= seconds; passed += every) {
        go(every, speed, heading)
        say()
      }
      return walk
    },
    rest(seconds, unrest = 8) {
      for (let passed = every; passed <= seconds; passed += every) {
        at += every * 1000
        say(moved(unrest * Math.abs(Math.sin(passed * 1.7)), (passed * 77) % 360))
      }
      return walk
    },
    silence(seconds, speed = 0, heading = 70) {
      go(seconds, speed, heading)
      say()
      return walk
    },
    stray(metres, heading = 0, more = {}) {
      go(every, last.speed, last.heading)
      say(moved(metres, heading), more)
      return walk
    },
    points: () => points,
  }
  return walk
}
