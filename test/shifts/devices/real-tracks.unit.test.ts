import { describe, expect, test } from 'vitest'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { haveTracks, realTrack } from '../analysis/real-tracks.ts'
import { besideIt, from, metresOf, restingBeside, together } from './side-by-side.ts'

const drives = ['car-munich-1s', 'car-munich-15s', 'car-visnjan', 'city-bus-1hz']
const rates = [0.2, 0.5, 1, 2, 5]

const secondsBetween = (points: readonly Point[]) =>
  ((points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0)) / 1000 / (points.length - 1)
const flaggedOf = (device: number, points: readonly Point[]) =>
  points.filter((point) => point.device === device && point.flags !== 0).map(({ at }) => at)

describe.runIf(haveTracks)('a real drive beside a device that lies in the depot', () => {
  const cases = drives.flatMap((name) => rates.map((rate) => [name, rate] as const))

  test.each(cases)('%s, at %d times its rate', (name, rate) => {
    const drive = realTrack(name)
    const alone = together(drive)
    const resting = restingBeside(drive, { every: secondsBetween(drive) / rate })
    for (const [phone, tablet] of [
      [1, 2],
      [2, 1],
      [0, 1],
    ] as const) {
      const both = together(from(phone, drive), from(tablet, resting))
      expect(Math.abs(both.distanceMeters / alone.distanceMeters - 1)).toBeLessThan(0.01)
      expect(Math.abs(both.rawDistanceMeters / alone.rawDistanceMeters - 1)).toBeLessThan(0.05)
      expect(flaggedOf(phone, both.points)).toEqual(flaggedOf(0, alone.points))
      expect(flaggedOf(tablet, both.points)).toEqual([])
      expect(together(from(tablet, resting), from(phone, drive))).toEqual(both)
    }
  })

  test.each(drives)('%s: at whichever place it lies, however far its positions wander', (name) => {
    const drive = realTrack(name)
    for (const rest of [
      { every: 10, north: 0 },
      { every: 3, north: 200, jitter: 25 },
      { every: 60, north: 40_000, jitter: 5 },
      { every: 1, north: 0, jitter: 30 },
    ]) {
      const both = metresOf(from(1, drive), from(2, restingBeside(drive, rest)))
      expect(Math.abs(both / metresOf(drive) - 1)).toBeLessThan(0.03)
    }
  })

  test('the bus stops where the bus stopped, and not in the depot', () => {
    const bus = realTrack('city-bus-1hz')
    const { stops } = together(from(1, bus), from(2, restingBeside(bus, { every: 10 })))
    expect(stops).toEqual(together(bus).stops)
  })
})

describe.runIf(haveTracks)('two phones in one van', () => {
  test.each(drives)('%s counts once', (name) => {
    const drive = realTrack(name)
    const alone = metresOf(drive)
    for (const other of [
      besideIt(drive, { metres: 4, seconds: 1 }),
      besideIt(drive, { metres: -8, seconds: -7, jitter: 4 }),
      besideIt(drive, { metres: 2, seconds: 30 }),
      besideIt(
        drive.filter((_, index) => index % 3 === 0),
        { metres: 5, seconds: 2 },
      ),
    ]) {
      for (const both of [metresOf(from(1, drive), from(2, other)), metresOf(from(2, drive), from(1, other))]) {
        expect(Math.abs(both / alone - 1)).toBeLessThan(0.05)
      }
    }
  })

  test.each(drives)('%s is the same when one phone sends by two ways', (name) => {
    const drive = realTrack(name)
    expect(together(drive, from(3, drive))).toEqual(together(drive))
    const [sent, again] = [drive.slice(0, drive.length / 2), drive.slice(drive.length / 4)]
    for (const both of [metresOf(from(1, sent), from(2, again)), metresOf(from(2, sent), from(1, again))]) {
      expect(Math.abs(both / metresOf(drive) - 1)).toBeLessThan(0.02)
    }
  })
})

describe.runIf(haveTracks)('a hand-over', () => {
  test.each(drives)('%s: what both drove counts, whether they overlap or not', (name) => {
    const drive = realTrack(name)
    const alone = metresOf(drive)
    const cut = Math.floor(drive.length * 0.45)
    const halves = [drive.slice(0, cut), drive.slice(cut)] as const
    const longer = besideIt(drive.slice(Math.floor(cut / 2)), { metres: 5, seconds: 2 })
    for (const [one, other] of [
      [halves[0], halves[1]],
      [halves[0], longer],
    ] as const) {
      for (const both of [metresOf(from(1, one), from(2, other)), metresOf(from(2, one), from(1, other))]) {
        expect(Math.abs(both / alone - 1)).toBeLessThan(0.05)
      }
    }
  })

  test.each(drives)(
    '%s: in the morning with one phone, in the afternoon with the other, both lying at home between',
    (name) => {
      const drive = realTrack(name)
      const [start, end] = [drive[0], drive.at(-1)]
      if (!start || !end) throw new Error('no drive')
      const day = end.at - start.at + 3 * 3_600_000
      const later = drive.map((point) => ({ ...point, at: point.at + day }))
      const still = (point: Point, from: number, to: number) =>
        restingBeside(
          [
            { ...point, at: from },
            { ...point, at: to },
          ],
          { every: 30, north: 0, jitter: 8 },
        )
      const morning = [...drive, ...still(end, end.at + 30_000, end.at + day)]
      const afternoon = [...still(start, start.at, start.at + day - 30_000), ...later]
      for (const both of [
        metresOf(from(1, morning), from(2, afternoon)),
        metresOf(from(2, morning), from(1, afternoon)),
      ]) {
        expect(Math.abs(both / (2 * metresOf(drive)) - 1)).toBeLessThan(0.05)
      }
    },
  )
})
