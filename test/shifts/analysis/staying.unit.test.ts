import { describe, expect, test } from 'vitest'
import { describeTrack } from '../../../functions/shifts/domain/analysis/describe-track.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { mowing, type Way, wandering } from './wandering.ts'

const described = (points: readonly Point[]) => {
  const { stops, distanceMeters } = describeTrack(points)
  return {
    count: stops.length,
    distanceMeters,
    seconds: stops.reduce((sum, { startedAt, endedAt }) => sum + (endedAt - startedAt) / 1000, 0),
  }
}

describe('a phone that rests in a house', () => {
  const cases = [1, 5, 10, 30, 60].flatMap((every) =>
    [5, 10, 13, 16, 20].flatMap((sigma) => [0, 10, 30, 60].map((tau) => [every, sigma, tau] as const)),
  )

  test.each(cases)('a fix every %d s, %d m of noise over %d s: one stop', (every, sigma, tau) => {
    for (const accuracy of [1.5 * sigma, 2.5 * sigma].map(Math.round)) {
      for (const seed of [77, 154, 231]) {
        const points = wandering({ seconds: 1_800, every, sigma, tau, accuracy, seed })
        const { count, seconds, distanceMeters } = described(points)
        expect(count).toBe(1)
        expect(seconds).toBeGreaterThan(0.95 * 1_800)
        expect(distanceMeters).toBeLessThan(100)
      }
    }
  })

  test.each([1, 5, 10, 30, 60])('a fix every %d s, 25 m of noise: one stop, and hardly farther', (every) => {
    for (const tau of [0, 10, 30, 60]) {
      const points = wandering({ seconds: 1_800, every, sigma: 25, tau, accuracy: 38 })
      const { count, seconds, distanceMeters } = described(points)
      expect(count).toBe(1)
      expect(seconds).toBeGreaterThan(0.95 * 1_800)
      expect(distanceMeters).toBeLessThan(150)
    }
  })
})

const rates = [1, 2, 5, 10, 15, 30, 60]
const noises = [1, 3, 6]

describe('work in a garden is a stop, whatever the rate and the noise', () => {
  const gardens = [
    ['a lawn of 40 by 60 m', mowing(60, 40, 1.2, 0.5)],
    ['a lawn of 50 by 50 m', mowing(50, 50, 1, 0.5)],
    ['around a bed of 25 m', around(25, 1)],
  ] as const

  test.each(gardens.flatMap(([name, way]) => rates.map((every) => [name, every, way] as const)))(
    '%s, a fix every %d s',
    (_name, every, way) => {
      for (const sigma of noises) {
        const points = wandering({ way, seconds: 3_600, every, sigma, tau: 10, accuracy: 5 + sigma })
        const { count, seconds, distanceMeters } = described(points)
        expect(count).toBe(1)
        expect(seconds).toBeGreaterThan(0.95 * 3_600)
        expect(distanceMeters).toBeLessThan(150)
      }
    },
  )
})

describe('a greater field is movement', () => {
  test.each([1, 2, 5, 10, 15, 30])('a lawn of 100 by 100 m, a fix every %d s', (every) => {
    for (const sigma of noises) {
      const points = wandering({ way: mowing(100, 100, 1.5, 1), seconds: 3_600, every, sigma, tau: 10, accuracy: 9 })
      const { seconds, distanceMeters } = described(points)
      expect(seconds).toBeLessThan(0.1 * 3_600)
      // corners are cut where fixes come seldom
      expect(distanceMeters / 5_400).toBeGreaterThan(0.75)
      expect(distanceMeters / 5_400).toBeLessThan(1.1)
    }
  })

  test.each([1, 2, 5, 10, 15, 30])('sweeping streets with corners, a fix every %d s', (every) => {
    for (const sigma of [1, 3]) {
      const points = wandering({ way: corners(75, 0.3), seconds: 3_600, every, sigma, tau: 10, accuracy: 6 })
      const { seconds, distanceMeters } = described(points)
      expect(seconds).toBeLessThan(0.1 * 3_600)
      expect(Math.abs(distanceMeters / 1_080 - 1)).toBeLessThan(0.1)
    }
  })
})

function around(radius: number, speed: number): Way {
  return (second) => {
    const angle = (speed * second) / radius
    return { north: radius * Math.cos(angle), east: radius * Math.sin(angle) }
  }
}

/** North, east, north: a corner after each `length` metres. */
function corners(length: number, speed: number): Way {
  return (second) => {
    const [leg, within] = [Math.floor((speed * second) / length), (speed * second) % length]
    const isNorth = leg % 2 === 0
    return {
      north: Math.ceil(leg / 2) * length + (isNorth ? within : 0),
      east: Math.floor(leg / 2) * length + (isNorth ? 0 : within),
    }
  }
}
