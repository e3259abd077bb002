import { describe, expect, test } from 'vitest'
import { describeTrack } from '../../../functions/shifts/domain/analysis/describe-track.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { noise } from '../devices/side-by-side.ts'
import { aPoint } from '../points.ts'

const minute = 60
type Way = (second: number) => { readonly north: number; readonly east: number }
type Sampling = {
  readonly seconds: number
  readonly every: number
  readonly jitter?: number
  readonly accuracy?: number
}

/** Fixes along a way, each off by up to `jitter` metres to a side. */
function fixesAlong(way: Way, { seconds, every, jitter = 0, accuracy }: Sampling): Point[] {
  const random = noise(every * 100 + jitter)
  const off = () => (random() * 2 - 1) * jitter
  return Array.from({ length: Math.floor(seconds / every) + 1 }, (_, index) => {
    const { north, east } = way(index * every)
    const [latMicro, lonMicro] = [Math.round((north + off()) / 0.111_2), Math.round((east + off()) / 0.074_4)]
    return aPoint({
      at: Date.UTC(2026, 4, 1, 8) + index * every * 1000,
      latMicro: 48_000_000 + latMicro,
      lonMicro: 11_000_000 + lonMicro,
      accuracy,
    })
  })
}

const straight =
  (speed: number): Way =>
  (second) => ({ north: speed * second * 0.8, east: speed * second * 0.6 })
const circle =
  (radius: number, speed: number): Way =>
  (second) => ({
    north: radius * Math.cos((speed * second) / radius),
    east: radius * Math.sin((speed * second) / radius),
  })
const eight =
  (radius: number, speed: number): Way =>
  (second) => {
    const angle = (speed * second) / radius
    const round = Math.floor(angle / (2 * Math.PI)) % 2 === 0 ? 1 : -1
    return { north: radius * Math.sin(angle), east: round * radius * (1 - Math.cos(angle)) }
  }
const street =
  (length: number, speed: number): Way =>
  (second) => {
    const along = (speed * second) % (2 * length)
    return { north: 0, east: along < length ? along : 2 * length - along }
  }
const still: Way = () => ({ north: 0, east: 0 })
/** Goes from one place in a garden to the next, and works there for a while. */
const garden =
  (radius: number, seed: number): Way =>
  (second) => {
    const place = (index: number) => {
      const random = noise(seed + index * 7)
      random()
      const [angle, off] = [random() * 2 * Math.PI, radius * Math.sqrt(random())]
      return { north: off * Math.cos(angle), east: off * Math.sin(angle) }
    }
    const [index, within] = [Math.floor(second / 50), second % 50]
    const [one, other] = [place(index), place(index + 1)]
    const share = Math.max(0, (within - 20) / 30)
    return { north: one.north + share * (other.north - one.north), east: one.east + share * (other.east - one.east) }
  }

const stoppedSeconds = (points: readonly Point[]) =>
  describeTrack(points).stops.reduce((sum, { startedAt, endedAt }) => sum + (endedAt - startedAt) / 1000, 0)

describe('who goes does not stop, however slowly', () => {
  const speeds = [0.3, 0.5, 0.8, 1, 1.5, 2.5, 4]
  const cases = speeds.flatMap((speed) =>
    [1, 5, 15, 30, 60].flatMap((every) => [0, 5].map((jitter) => [speed, every, jitter] as const)),
  )

  test.each(cases)('straight on at %d m/s, a fix every %d s, %d m of noise', (speed, every, jitter) => {
    const points = fixesAlong(straight(speed), { seconds: 40 * minute, every, jitter })
    const { distanceMeters, stops } = describeTrack(points)
    expect(stops).toEqual([])
    const way = speed * 40 * minute
    expect(distanceMeters / way).toBeGreaterThan(0.95)
    expect(distanceMeters / way).toBeLessThan(jitter === 0 ? 1.01 : 1.25)
  })
})

describe('who runs around does not stop', () => {
  const running = [
    ['around a sports field', circle(60, 3), 1.01],
    ['around a sports field, walking', circle(60, 1.4), 1.01],
    ['around a block', circle(75, 2.5), 1.01],
    ['around a house', circle(40, 2), 1.01],
    ['in a figure of eight', eight(40, 2.5), 1.01],
    ['up and down a street', street(100, 3), 1.01],
    ['up and down a street, walking', street(100, 1.4), 1.01],
  ] as const
  const dense = running.flatMap(([name, way]) =>
    [1, 2, 5].flatMap((every) => [0, 5].map((jitter) => [name, every, jitter, way] as const)),
  )

  test.each(dense)('%s, a fix every %d s, %d m of noise', (_name, every, jitter, way) => {
    const points = fixesAlong(way, { seconds: 30 * minute, every, jitter })
    expect(stoppedSeconds(points)).toBe(0)
    expect(describeTrack(points).distanceMeters).toBeGreaterThan(30 * minute * 1.1)
  })

  test.each(
    [
      ['around a sports field', circle(60, 3)],
      ['around a block', circle(75, 2.5)],
      ['up and down a street', street(100, 3)],
      ['up and down a street, walking', street(100, 1.4)],
    ].flatMap(([name, way]) =>
      [10, 15, 30, 60].flatMap((every) => [0, 5].map((jitter) => [name, every, jitter, way] as const)),
    ) as [string, number, number, Way][],
  )('%s, a fix every %d s only, %d m of noise', (_name, every, jitter, way) => {
    expect(stoppedSeconds(fixesAlong(way, { seconds: 30 * minute, every, jitter }))).toBe(0)
  })

  test('and stops where the run ends, or before it begins', () => {
    const rest = fixesAlong(still, { seconds: 20 * minute, every: 5, jitter: 8 })
    const run = fixesAlong(circle(60, 3), { seconds: 20 * minute, every: 5, jitter: 3 })
    const by = (points: readonly Point[], seconds: number) =>
      points.map((point) => ({ ...point, at: point.at + seconds * 1000 }))
    for (const points of [
      [...run, ...by(rest, 20 * minute + 5)],
      [...rest, ...by(run, 20 * minute + 5)],
    ]) {
      const { stops, distanceMeters } = describeTrack(points)
      expect(stops).toHaveLength(1)
      expect(Math.abs(stoppedSeconds(points) - 20 * minute)).toBeLessThan(90)
      expect(distanceMeters).toBeGreaterThan(3_300)
      expect(distanceMeters).toBeLessThan(3_900)
    }
  })
})

describe('who stays stops', () => {
  const cases = [1, 5, 30, 60].flatMap((every) => [0, 5, 10, 20, 30].map((jitter) => [every, jitter] as const))

  test.each(cases)('a phone that lies still, a fix every %d s, %d m of noise', (every, jitter) => {
    const points = fixesAlong(still, { seconds: 60 * minute, every, jitter })
    const { stops, distanceMeters } = describeTrack(points)
    expect(stops).toHaveLength(1)
    expect(stoppedSeconds(points)).toBeGreaterThan(58 * minute)
    expect(distanceMeters).toBeLessThan(100)
  })

  test.each([1, 5, 15, 30, 60].flatMap((every) => [10, 15, 20, 24].map((radius) => [radius, every] as const)))(
    'a gardener within %d m, a fix every %d s',
    (radius, every) => {
      for (const seed of [1, 2, 3]) {
        const points = fixesAlong(garden(radius, seed * 1_000), { seconds: 60 * minute, every, jitter: 4 })
        expect(stoppedSeconds(points)).toBeGreaterThan(50 * minute)
        expect(describeTrack(points).stops.length).toBeLessThanOrEqual(2)
      }
    },
  )

  test('a phone that wanders about a house, and says how inaccurate it is', () => {
    const points = fixesAlong(still, { seconds: 60 * minute, every: 10, jitter: 45, accuracy: 80 })
    expect(stoppedSeconds(points)).toBeGreaterThan(50 * minute)
  })

  test('two visits to neighbours are two stops or one, and nothing is lost of either', () => {
    const visits: Way = (second) => ({ north: 0, east: Math.min(60, Math.max(0, second - 600)) })
    const points = fixesAlong(visits, { seconds: 21 * minute, every: 5, jitter: 4 })
    expect(stoppedSeconds(points)).toBeGreaterThan(18.5 * minute)
  })
})
