import fc from 'fast-check'
import { activities } from '../../functions/shifts/domain/track/activity.ts'
import type { Point } from '../../functions/shifts/domain/track/point.ts'

const onlyPosition = {
  accuracy: undefined,
  altitude: undefined,
  speedDeci: undefined,
  heading: undefined,
  batteryPercent: undefined,
  activity: undefined,
  moving: undefined,
  mock: undefined,
  flags: 0,
  device: 0,
} satisfies Partial<Point>

/** A point with a time and coordinates, and what a test adds. */
export function aPoint(known: Partial<Point> = {}): Point {
  return { at: Date.UTC(2026, 4, 1, 8), latMicro: 48_163_507, lonMicro: 11_564_388, ...onlyPosition, ...known }
}

/** A drive at 1 Hz, with turns and changes of speed. */
export function aDrive(count: number, from: Partial<Point> = {}): Point[] {
  const first = aPoint(from)
  return Array.from({ length: count }, (_, second) => ({
    ...first,
    at: first.at + second * 1000,
    latMicro: first.latMicro + Math.round(second * 90 + 400 * Math.sin(second / 7)),
    lonMicro: first.lonMicro + Math.round(second * 60 + 300 * Math.cos(second / 5)),
    accuracy: 4 + (second % 5 === 0 ? 2 : 0),
    altitude: 515 + Math.floor(second / 20),
    speedDeci: 120 + Math.round(15 * Math.sin(second / 9)),
    heading: (350 + second) % 360,
    batteryPercent: 90 - Math.floor(second / 300),
    moving: true,
  }))
}

const known = (min: number, max: number) => fc.option(fc.integer({ min: min, max: max }), { nil: undefined })
const times = fc.oneof(
  fc.integer({ min: 0, max: 4_102_444_800 }).map((seconds) => seconds * 1000),
  fc.integer({ min: 0, max: Date.UTC(9999, 0) }),
)

/** Any point that the format can encode. */
export const anyPoint: fc.Arbitrary<Point> = fc.record({
  at: times,
  latMicro: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  lonMicro: fc.integer({ min: -180_000_000, max: 180_000_000 }),
  accuracy: known(0, 100_000),
  altitude: known(-20_000, 100_000),
  speedDeci: known(0, 10_000),
  heading: known(0, 359),
  batteryPercent: known(0, 100),
  activity: fc.option(fc.constantFrom(...activities), { nil: undefined }),
  moving: fc.option(fc.boolean(), { nil: undefined }),
  mock: fc.option(fc.boolean(), { nil: undefined }),
  flags: fc.integer({ min: 0, max: 255 }),
  device: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 250 })),
})
