import { describe, expect, test } from 'vitest'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { haveTracks, realTrack } from '../analysis/real-tracks.ts'
import { aWalk, type Walk } from '../analysis/walks.ts'
import { wandering } from '../analysis/wandering.ts'
import { besideIt, from, restingBeside, together } from './side-by-side.ts'

/** Turns each 20 s: who sends seldom cuts the corners. */
function city(walk: Walk, legs: number): Walk {
  for (let leg = 0; leg < legs; leg += 1) walk.drive(20, 10, leg % 2 === 0 ? 90 : 0)
  return walk
}

/** In the same van, 3 m off, a fix each `every` seconds. */
function sparse(points: readonly Point[], every: number): Point[] {
  let last = Number.NEGATIVE_INFINITY
  const kept = points.filter(({ at }) => {
    if (at - last < every * 1000) return false
    last = at
    return true
  })
  return besideIt(kept, { metres: 3, jitter: 3 })
}

const begin = (points: readonly Point[]) => points[0]?.at ?? 0
const between = (points: readonly Point[], start: number, end: number) =>
  points.filter(({ at }) => at - begin(points) >= start * 1000 && at - begin(points) < end * 1000)
const without = (points: readonly Point[], start: number, end: number) =>
  points.filter(({ at }) => at - begin(points) < start * 1000 || at - begin(points) >= end * 1000)

/** In either order of numbers: as the phone that heard it all, within some part of its distance. */
function expectLike(alone: readonly Point[], one: readonly Point[], other: readonly Point[], within = 0.05) {
  const right = together(alone)
  for (const both of [together(from(1, one), from(2, other)), together(from(2, one), from(1, other))]) {
    expect(Math.abs(both.distanceMeters / right.distanceMeters - 1)).toBeLessThan(within)
    expect(both.stops).toHaveLength(right.stops.length)
    expect(both.gaps).toEqual(right.gaps)
  }
}

const rates = [30, 60, 120, 180, 240, 300]
const way = city(aWalk({ every: 2 }), 180).points()

describe('a tablet that sends seldom, in the van of a phone', () => {
  test.each(rates)('every %d s, and first: the phone leads from where it is heard', (every) => {
    expectLike(way, sparse(way, every), between(way, 180, 3_601))
  })

  test.each(rates)('every %d s: each of twelve stops is the one that the phone saw', (every) => {
    const walk = aWalk({ every: 2 })
    for (let stop = 0; stop < 12; stop += 1) city(walk, 30).rest(270, 5)
    const day = walk.points()
    expectLike(day, sparse(day, every), day, 0.001)
  })

  test.each([60, 300])('every %d s: while the phone is silent it leads, and no longer', (every) => {
    const heard = without(way, 600, 1_620)
    const both = together(from(1, sparse(way, every)), from(2, heard))
    // the tablet cuts all corners in these 17 minutes
    const least = together(way).distanceMeters - 1_020 * 10 * (1 - Math.SQRT1_2) - 100
    expect(both.distanceMeters).toBeGreaterThan(least)
    expect(both.gaps).toEqual([])
  })

  test('two phones, each silent for five minutes in turn, know the whole way', () => {
    const turn = (which: number) => way.filter(({ at }) => Math.floor((at - begin(way)) / 300_000) % 2 === which)
    expectLike(way, turn(0), turn(1), 0.01)
  })

  test.each([30, -30])('three phones whose clocks differ by %d s', (seconds) => {
    const walk = aWalk({ every: 2 })
    for (let stop = 0; stop < 4; stop += 1) city(walk, 30).rest(270, 5)
    const day = walk.points()
    const alone = together(day)
    const three = together(
      from(1, besideIt(day, { seconds, metres: 2 })),
      from(2, day),
      from(3, besideIt(day, { seconds: -seconds, metres: -2 })),
    )
    expect(Math.abs(three.distanceMeters / alone.distanceMeters - 1)).toBeLessThan(0.05)
    expect(three.stops).toHaveLength(alone.stops.length)
  })
})

describe('a phone that sends seldom, and a tablet in the depot that sends often', () => {
  test.each([60, 120, 300])('every %d s: the phone leads', (every) => {
    const phone = sparse(city(city(aWalk({ every: 2 }), 60).rest(1_200, 4), 60).points(), every)
    for (const north of [0, 3_000]) expectLike(phone, restingBeside(phone, { every: 10, north }), phone, 0.01)
  })

  test('a phone that wanders about the depot never leads', () => {
    const walk = aWalk({ every: 5 })
    for (let stop = 0; stop < 4; stop += 1) walk.drive(900, 12, 70 + stop * 40).rest(1_800, 5)
    const phone = walk.points()
    for (const sigma of [8, 16, 20]) {
      for (const every of [5, 30]) {
        const seconds = ((phone.at(-1)?.at ?? 0) - begin(phone)) / 1000
        const accuracy = Math.round(1.5 * sigma)
        expectLike(phone, wandering({ seconds, every, sigma, tau: 30, accuracy }), phone, 0.01)
      }
    }
  })

  test('a walk around the resting van counts', () => {
    const walk = aWalk({ every: 5 }).drive(600)
    for (let turn = 0; turn < 10; turn += 1) walk.drive(70, 1.4, turn % 2 === 0 ? 0 : 180)
    const worker = walk.points()
    const van = aWalk({ every: 5 }).drive(600).rest(700, 3).points()
    const alone = together(worker).distanceMeters
    expect(together(from(1, van), from(2, worker)).distanceMeters / alone).toBeGreaterThan(0.95)
  })
})

describe.runIf(haveTracks)('a real drive and a tablet in the same vehicle', () => {
  test.each(['car-munich-1s', 'car-visnjan', 'city-bus-1hz'])('%s: the phone gives distance and stops', (name) => {
    const drive = realTrack(name)
    for (const every of [30, 60, 120, 180]) expectLike(drive, sparse(drive, every), drive)
  })

  test('car-munich-1s and city-bus-1hz, the tablet three minutes before the phone', () => {
    for (const name of ['car-munich-1s', 'city-bus-1hz']) {
      const drive = realTrack(name)
      for (const every of [30, 60, 120, 180]) expectLike(drive, sparse(drive, every), between(drive, 180, 1e6))
    }
  })

  test.each([30, -30, 61])('the bus with a phone whose clock is %d s off: its four stops', (seconds) => {
    const bus = realTrack('city-bus-1hz')
    expectLike(bus, besideIt(bus, { seconds, metres: 2, jitter: 4 }), bus)
  })
})
