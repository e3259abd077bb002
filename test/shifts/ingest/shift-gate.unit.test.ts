import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  assignToShifts,
  gateFrom,
  isInside,
  isWhollyInside,
  type Span,
} from '../../../functions/shifts/domain/rules/shift-gate.ts'
import { aPoint } from '../points.ts'

const spanOf = (startedAt: number, endedAt: number | undefined, tolerance: number) => ({
  times: [{ startedAt, endedAt }],
  tolerance,
})
const morning = spanOf(8_000, 12_000, 60)

test.each([
  [7_939, false],
  [7_940, true],
  [8_000, true],
  [12_000, true],
  [12_059, true],
  [12_060, false],
])('at %i, a shift from 8000 to 12000 with a tolerance of 60: %s', (at, expected) => {
  expect(isInside(at, morning)).toBe(expected)
})

test('an open shift takes whatever comes after its start', () => {
  expect(isInside(Number.MAX_SAFE_INTEGER, spanOf(8_000, undefined, 60))).toBe(true)
  expect(isInside(7_939, spanOf(8_000, undefined, 60))).toBe(false)
})

describe('two shifts close together', () => {
  const afternoon = spanOf(12_050, 16_000, 60)
  const at = (time: number) => aPoint({ at: time })

  test('a position between them belongs to the earlier one, which had it before there was another', () => {
    const { groups, outside } = assignToShifts([at(11_995), at(12_000), at(12_055)], [morning, afternoon])
    expect(groups).toEqual([
      { span: morning, points: [at(11_995), at(12_000)] },
      { span: afternoon, points: [at(12_055)] },
    ])
    expect(outside).toEqual([])
  })

  test('a wide tolerance reaches over a short shift before, whose own positions stay with it', () => {
    const wide = { ...afternoon, tolerance: 6_000 }
    const { groups } = assignToShifts([at(7_000), at(9_000), at(12_060)], [wide, morning])
    expect(groups).toEqual([
      { span: wide, points: [at(7_000), at(12_060)] },
      { span: morning, points: [at(9_000)] },
    ])
  })

  test('the gate of the open one begins where the tolerance of those before is over, and with its own time at the latest', () => {
    expect(gateFrom(afternoon, [morning])).toBe(12_050)
    expect(gateFrom(afternoon, [{ ...morning, tolerance: 20 }])).toBe(12_020)
    expect(gateFrom(afternoon, [{ ...morning, tolerance: 20 }, spanOf(8_000, 12_010, 60)])).toBe(12_050)
    expect(gateFrom(afternoon, [spanOf(8_000, 11_000, 60)])).toBe(11_990)
    expect(gateFrom(afternoon, [])).toBe(11_990)
  })
})

const shift = fc.record({ startedAt: fc.nat(1_000), length: fc.nat(400), tolerance: fc.nat(40) })
const shiftsInOrder = fc.array(shift, { maxLength: 4 }).map((list) =>
  list
    .toSorted((one, other) => one.startedAt - other.startedAt)
    .filter((each, index, all) => {
      const before = all[index - 1]
      return !before || each.startedAt >= before.startedAt + before.length
    })
    .map(({ startedAt, length, tolerance }) => spanOf(startedAt, startedAt + length, tolerance)),
)
const endOf = ({ times }: Span) => times.at(-1)?.endedAt ?? 0

test('the next shift takes no position that one before has, and its gate lets none of those pass', () => {
  fc.assert(
    fc.property(shiftsInOrder, fc.array(fc.nat(2_000), { maxLength: 50 }), (earlier, times) => {
      const startedAt = Math.max(0, ...earlier.map(endOf)) + 10
      const open = spanOf(startedAt, undefined, 20)
      const points = times.map((at) => aPoint({ at })).filter(({ at }) => at < startedAt)
      const before = assignToShifts(points, earlier)
      const after = assignToShifts(points, [...earlier, open])
      expect(after.groups.filter(({ span }) => span !== open)).toEqual(before.groups)
      const gate = gateFrom(open, earlier)
      for (const { at } of before.groups.flatMap((group) => group.points)) expect(at).toBeLessThan(gate)
    }),
    { numRuns: 500 },
  )
})

test('exactly the points inside some shift find one, and only one', () => {
  fc.assert(
    fc.property(shiftsInOrder, fc.array(fc.nat(2_000), { maxLength: 50 }), (spans, times) => {
      const points = times.map((at) => aPoint({ at }))
      const { groups, outside } = assignToShifts(points, spans)
      const insideAny = points.filter(({ at }) => spans.some((span) => isInside(at, span)))
      expect(groups.flatMap((group) => group.points)).toHaveLength(insideAny.length)
      expect(outside).toHaveLength(points.length - insideAny.length)
      for (const { span, points: members } of groups) {
        for (const { at } of members) expect(isInside(at, span)).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})

describe('a shift of which its worker clocked two times', () => {
  const twice = { times: [...spanOf(8_000, 9_000, 0).times, ...spanOf(11_000, 12_000, 0).times], tolerance: 60 }

  test.each([
    [8_500, true],
    [9_059, true],
    [9_060, false],
    [10_939, false],
    [10_940, true],
    [12_060, false],
  ])('at %i: %s', (at, expected) => {
    expect(isInside(at, twice)).toBe(expected)
  })

  test('what begins in one and ends in the other may hold points outside', () => {
    expect(isWhollyInside({ firstAt: 8_500, lastAt: 11_500 }, twice)).toBe(false)
    expect(isWhollyInside({ firstAt: 11_100, lastAt: 11_500 }, twice)).toBe(true)
  })
})

test('a shift of which its worker clocked nothing takes nothing, and nothing passes its gate', () => {
  const none = { times: [], tolerance: 900_000 }
  expect(isInside(8_000, none)).toBe(false)
  expect(gateFrom(none, [])).toBe(Number.MAX_SAFE_INTEGER)
})

test('what was erased is not taken again, not even within the tolerance', () => {
  const erased = { ...morning, erasedBefore: 9_000 }
  expect([8_999, 9_000].map((at) => isInside(at, erased))).toEqual([false, true])
  expect(gateFrom(erased, [])).toBe(9_000)
})
