import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type BreakTap, breaksRecorded, withTap } from '../../../functions/shifts/domain/hours/break-taps.ts'

const start = (at: number): BreakTap => ({ kind: 'start', at })
const end = (at: number): BreakTap => ({ kind: 'end', at })
const recorded = (...taps: BreakTap[]) =>
  breaksRecorded({ entered: [], taps }).map((each) => [each.startedAt, each.endedAt])

describe('breaks of taps', () => {
  test.each([
    [
      'one after the other',
      [start(1), end(2), start(3), end(4)],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'one that runs',
      [start(1), end(2), start(3)],
      [
        [1, 2],
        [3, undefined],
      ],
    ],
    ['of two phones that overlap', [start(1), start(2), end(3), end(4)], [[1, 4]]],
    ['of two phones, one inside the other', [start(1), start(2), end(3), end(9)], [[1, 9]]],
    [
      'begun twice, ended once',
      [start(1), start(2), end(3), start(5), end(6)],
      [
        [1, 3],
        [5, 6],
      ],
    ],
    ['begun once, ended twice', [start(1), end(3), end(5)], [[1, 3]]],
    ['never begun', [end(3)], []],
    [
      'that touch',
      [start(1), end(3), start(3), end(5)],
      [
        [1, 3],
        [3, 5],
      ],
    ],
    ['that take no time', [start(3), end(3)], [[3, 3]]],
    [
      'that take no time, after another',
      [start(1), end(2), start(3), end(3)],
      [
        [1, 2],
        [3, 3],
      ],
    ],
  ])('%s', (_name, taps, expected) => {
    expect(recorded(...taps)).toEqual(expected)
  })

  test('what the office entered stays, and taps count outside of it', () => {
    const entered = [{ startedAt: 10, endedAt: 20, paid: true }]
    const at = (...taps: BreakTap[]) => breaksRecorded({ entered, taps })
    expect(at(start(12), end(15))).toEqual(entered)
    expect(at(start(5), end(15))).toMatchObject([{ startedAt: 5, endedAt: 10 }, ...entered])
    expect(at(start(5))).toMatchObject([{ startedAt: 5, endedAt: 10 }, ...entered, { startedAt: 20 }])
    expect(at(start(1), end(2))).toMatchObject([{ startedAt: 1, endedAt: 2 }, ...entered])
  })

  test('the order in which they come, and repetitions, change nothing', () => {
    const taps = fc.array(fc.record({ kind: fc.constantFrom('start' as const, 'end' as const), at: fc.nat(20) }), {
      maxLength: 12,
    })
    const known = (all: readonly BreakTap[]) => all.reduce<readonly BreakTap[]>(withTap, [])
    fc.assert(
      fc.property(
        taps.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([all, shuffled]) => {
          const breaks = recorded(...known(shuffled))
          expect(breaks).toEqual(recorded(...known(all)))
          const times = breaks.flat().filter((time) => time !== undefined)
          expect(times).toEqual(times.toSorted((one, other) => one - other))
        },
      ),
    )
  })
})
