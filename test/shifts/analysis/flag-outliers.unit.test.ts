import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flagOutliers } from '../../../functions/shifts/domain/analysis/flag-outliers.ts'
import { flagsOf } from '../../../functions/shifts/domain/analysis/point-flags.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { anyPoint, aPoint } from '../points.ts'
import { haveTracks, realTrack } from './real-tracks.ts'
import { aWalk } from './walks.ts'

/** `index:flag` of each flagged point. */
const found = (points: readonly Point[]) =>
  flagOutliers(points).flatMap(({ flags }, index) => flagsOf(flags).map((flag) => `${index}:${flag}`))

const northward = (seconds: number, ...metres: number[]) =>
  metres.map((metre, index) => aPoint({ at: index * seconds * 1000, latMicro: Math.round(metre / 0.11132) }))

describe('flags from a point’s own fields', () => {
  test('a circle of more than 100 m is inaccurate; an unknown one is not', () => {
    const points = aWalk().drive(3).points()
    expect(found(points.map((point, index) => ({ ...point, accuracy: [100, 101, undefined, 5][index] })))).toEqual([
      '1:inaccurate',
    ])
  })

  test('a faked position is flagged, and may be inaccurate too', () => {
    const [point] = aWalk().points()
    expect(found(point ? [{ ...point, mock: true, accuracy: 500 }] : [])).toEqual(['0:inaccurate', '0:mock'])
  })

  test('flags that the points came with are replaced', () => {
    expect(
      found(
        aWalk()
          .points()
          .map((point) => ({ ...point, flags: 255 })),
      ),
    ).toEqual([])
  })
})

describe('the sandwich test', () => {
  test.each([60, 150, 5_000, 400_000])('a fix %i m off the way, at 1 Hz, has jumped', (metres) => {
    expect(found(aWalk().drive(20).stray(metres).drive(20).points())).toEqual(['21:jump'])
  })

  test.each([300, 1_000, 20_000])('a fix %i m off the way, every 10 s, has jumped', (metres) => {
    expect(found(aWalk({ every: 10 }).drive(200).stray(metres).drive(200).points())).toEqual(['21:jump'])
  })

  test('several fixes at a wrong position have all jumped', () => {
    const points = aWalk().drive(30).stray(3_000).stray(3_000).stray(3_000).drive(30).points()
    expect(found(points)).toEqual(['31:jump', '32:jump', '33:jump'])
  })

  test('yesterday’s last position before the first has jumped; so has a stray last fix', () => {
    expect(found([...aWalk({ lat: 48.3 }).points(), ...aWalk().drive(30).points().slice(1)])).toEqual(['0:jump'])
    expect(found(aWalk().drive(30).stray(4_000).points())).toEqual(['31:jump'])
  })

  test('what never comes back is not flagged: a flight, a train, a leap', () => {
    expect(found(aWalk().drive(30).drive(60, 250).points())).toEqual([])
    expect(found(aWalk({ every: 15 }).drive(600, 83).points())).toEqual([])
    expect(found(aWalk().drive(60).silence(1, 30_000).drive(60).points())).toEqual([])
  })

  test('a turn on the road is not flagged, nor is the noise of a phone', () => {
    expect(found(aWalk().drive(60, 14, 70).drive(60, 14, 250).points())).toEqual([])
    expect(found(aWalk({ every: 15 }).drive(60, 14, 70).drive(60, 14, 250).points())).toEqual([])
    expect(found(aWalk().rest(600, 20).points())).toEqual([])
  })
})

describe('stickiness', () => {
  test('A-B-A-B: of two alternating places, the one where it ends is not flagged', () => {
    expect(found(northward(60, 0, 400, 0, 400, 0, 400, 0))).toEqual(['1:stale', '3:stale', '5:stale'])
    expect(found(northward(60, 0, 400, 0, 400))).toEqual(['2:stale'])
  })

  test('a cached position between true ones is stale when it recurs, whether the track began there or not', () => {
    const way = [200, 400, 600, 800, 1_000]
    const between = way.flatMap((metres) => [metres, 0])
    const stale = flagOutliers(northward(30, 0, ...between)).map(({ flags }) => flags !== 0)
    expect(stale).toEqual([false, ...way.flatMap(() => [false, true])])
  })

  test('at 1 Hz the moving side of an alternation is kept, and not the one that came first', () => {
    const moving = aWalk().drive(40).points()
    const remembered = aPoint({ latMicro: 48_130_000, lonMicro: 11_500_000 })
    const points = moving.flatMap((point) => [
      { ...remembered, at: point.at },
      { ...point, at: point.at + 500 },
    ])
    expect(found(points)).toEqual(moving.map((_, index) => `${2 * index}:jump`))
  })

  test('a walk to and fro between the house and the van is not flagged', () => {
    const toAndFro = [0, 100, 3, 97, 1, 102, 4, 99]
    expect(found(northward(75, ...toAndFro))).toEqual([])
  })

  test('repeats of a position from which the next fix is too far are stale: the phone had lost reception', () => {
    const points = aWalk().drive(30).rest(20, 0).silence(1, 900).drive(30).points()
    expect(found(points)).toEqual([...Array(9)].map((_, index) => `${42 + index}:stale`))
  })

  test('a parked phone that repeats its position for an hour is not flagged', () => {
    expect(found(aWalk().drive(30).rest(3600, 0).drive(30).points())).toEqual([])
  })
})

describe.runIf(haveTracks)('real tracks', () => {
  test('the jump of 470 m in Munich is a tunnel: the drive goes on there, so only repeats before it are stale', () => {
    const flags = found(realTrack('car-munich-1s'))
    expect(flags).toEqual(['615:stale', '616:stale', '617:stale', '618:stale'])
  })

  test.each(['car-munich-15s', 'car-visnjan', 'city-bus-1hz'])('nothing in %s is flagged', (name) => {
    expect(found(realTrack(name))).toEqual([])
  })

  test('a stray fix anywhere in a real drive is the only one flagged', () => {
    const bus = realTrack('city-bus-1hz')
    const spots = fc.record({ index: fc.nat(bus.length - 1), metres: fc.integer({ min: 3_000, max: 1_000_000 }) })
    fc.assert(
      fc.property(spots, ({ index, metres }) => {
        const strays = bus.map((point, at) =>
          at === index ? { ...point, latMicro: point.latMicro + metres * 9 } : point,
        )
        fc.pre(!isLonely(bus, index))
        expect(found(strays)).toEqual([`${index}:jump`])
      }),
      { numRuns: 60 },
    )
  })
})

/** Whether the silences around a fix are long enough to drive there and back. */
function isLonely(points: readonly Point[], index: number): boolean {
  const at = points.slice(Math.max(0, index - 1), index + 2).map((point) => point.at)
  return at.some((time, other) => time - (at[other - 1] ?? time) > 20_000)
}

test('any points keep their number, order and measures', () => {
  fc.assert(
    fc.property(fc.array(anyPoint, { maxLength: 60 }), (points) => {
      const ordered = points.toSorted((one, other) => one.at - other.at)
      const bare = (all: readonly Point[]) => all.map((point) => ({ ...point, flags: 0 }))
      expect(bare(flagOutliers(ordered))).toEqual(bare(ordered))
    }),
  )
})
