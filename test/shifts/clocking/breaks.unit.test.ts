import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Break, clipBreaks, faultsOfBreaks } from '../../../functions/shifts/domain/hours/breaks.ts'
import { type Interval, overlaps } from '../../../functions/shifts/domain/hours/interval.ts'

const time = (startedAt: number, endedAt?: number): Interval => ({ startedAt, endedAt })
const faults = (breaks: readonly Break[], shift: Interval) =>
  faultsOfBreaks(breaks, shift).map(({ index, fault }) => `${index}:${fault}`)

describe('intervals are half-open', () => {
  test('one that begins when the other ends does not overlap it', () => {
    expect(overlaps(time(0, 10), time(10, 20))).toBe(false)
    expect(overlaps(time(0, 11), time(10, 20))).toBe(true)
    expect(overlaps(time(12, 13), time(10, 20))).toBe(true)
  })

  test('an open one overlaps all that ends after its start', () => {
    expect(overlaps(time(10), time(0, 10))).toBe(false)
    expect(overlaps(time(10), time(0, 11))).toBe(true)
    expect(overlaps(time(10), time(500))).toBe(true)
  })

  test('one that took no time overlaps what it lies inside of, and not what it touches', () => {
    expect([
      overlaps(time(5, 5), time(0, 10)),
      overlaps(time(0, 0), time(0, 10)),
      overlaps(time(10, 10), time(0, 10)),
    ]).toEqual([true, false, false])
  })
})

describe('breaks of a shift', () => {
  test('may touch each other and both ends of the shift, in any order', () => {
    expect(faults([time(50, 100), time(0, 20), time(20, 30)], time(0, 100))).toEqual([])
  })

  test('lie inside of it', () => {
    expect(faults([time(-1, 5), time(90, 101), time(200, 300)], time(0, 100))).toEqual([
      '0:outside_shift',
      '1:outside_shift',
      '2:outside_shift',
    ])
  })

  test('do not overlap, wherever they stand in the list', () => {
    expect(faults([time(60, 80), time(10, 61)], time(0, 100))).toEqual(['1:overlaps_another'])
  })

  test('do not end before they start', () => {
    expect(faults([time(20, 10)], time(0, 100))).toEqual(['0:ends_before_it_starts'])
  })

  test('the last one of an open shift may be open, that of a closed one may not', () => {
    expect(faults([time(10, 20), time(30)], time(0))).toEqual([])
    expect(faults([time(30), time(40, 50)], time(0))).toEqual(['0:overlaps_another'])
    expect(faults([time(30)], time(0, 100))).toEqual(['0:still_open'])
  })
})

describe('when the times of a shift change', () => {
  test('its breaks are cut to it, an open one ends with it, and what lies outside is left out', () => {
    const breaks = [time(0, 10), { ...time(20, 40), paid: true }, time(50), time(70, 80)]
    expect(clipBreaks(breaks, time(5, 60))).toEqual([time(5, 10), { ...time(20, 40), paid: true }, time(50, 60)])
    expect(clipBreaks(breaks, time(30))).toEqual([{ ...time(30, 40), paid: true }, time(50), time(70, 80)])
    expect(clipBreaks([time(60), time(10, 20)], time(20, 60))).toEqual([])
  })

  test('breaks that were right are right afterwards', () => {
    const times = fc.uniqueArray(fc.nat(1_000), { minLength: 2, maxLength: 12 }).map((all) => all.sort((a, b) => a - b))
    fc.assert(
      fc.property(times, fc.nat(1_000), fc.option(fc.nat(1_000), { nil: undefined }), (all, start, length) => {
        const breaks = all.flatMap((at, index) => (index % 2 === 0 ? [time(at, all[index + 1] ?? undefined)] : []))
        const shift = time(start, length === undefined ? undefined : start + length)
        expect(faults(clipBreaks(breaks, shift), shift)).toEqual([])
      }),
    )
  })
})
