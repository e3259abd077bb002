import { describe, expect, test } from 'vitest'
import { describeTrack } from '../../../functions/shifts/domain/analysis/describe-track.ts'
import { proposeEnd } from '../../../functions/shifts/domain/hours/end-proposal.ts'
import type { Point } from '../../../functions/shifts/domain/track/point.ts'
import { aWalk } from '../analysis/walks.ts'

const start = Date.UTC(2026, 4, 1, 8)
const proposal = (points: readonly Point[], maxHours = 16) => {
  const { endedAt, evidence, lastPositionAt } = proposeEnd(start, maxHours, describeTrack(points))
  const seconds = (at: number) => (at - start) / 1000
  return [seconds(endedAt), evidence, lastPositionAt === undefined ? undefined : seconds(lastPositionAt)]
}

describe('the end that is proposed for a forgotten shift', () => {
  test('is the arrival where the phone stayed', () => {
    const points = aWalk({ every: 30 }).drive(3_600).rest(1_800).drive(1_800).rest(36_000).points()
    expect(proposal(points)).toEqual([7_200, 'last_movement', 43_200])
  })

  test('is the last position, when the phone fell silent on the way', () => {
    expect(proposal(aWalk({ every: 30 }).drive(3_600).points())).toEqual([3_600, 'last_movement', 3_600])
  })

  test('ignores flagged positions', () => {
    const points = aWalk({ every: 30 }).drive(3_600).silence(7_200, 0).points()
    const vague = points.map((point, index) => (index === points.length - 1 ? { ...point, accuracy: 3_000 } : point))
    expect(proposal(vague)).toEqual([3_600, 'last_movement', 3_600])
  })

  test('is the end or the beginning of a later break', () => {
    const track = describeTrack(aWalk({ every: 30 }).drive(3_600).rest(36_000).points())
    const proposedWith = (...breaks: [number, number?][]) => {
      const times = breaks.map(([from, to]) => ({
        startedAt: start + from * 1000,
        endedAt: to === undefined ? undefined : start + to * 1000,
      }))
      const { endedAt, evidence } = proposeEnd(start, 16, track, times)
      return [(endedAt - start) / 1000, evidence]
    }
    expect(proposedWith([1_800, 3_000])).toEqual([3_600, 'last_movement'])
    expect(proposedWith([1_800, 3_000], [14_400, 16_200])).toEqual([16_200, 'last_break'])
    expect(proposedWith([14_400, 16_200], [20_000])).toEqual([20_000, 'last_break'])
    expect(proposedWith([57_700])).toEqual([57_600, 'longest_shift'])
  })

  test('is the longest shift without evidence: no positions, a phone that never moved, one that still moves then', () => {
    expect(proposal([])).toEqual([57_600, 'longest_shift', undefined])
    expect(proposal(aWalk({ every: 60 }).rest(57_600).points())).toEqual([57_600, 'longest_shift', 57_600])
    expect(proposal(aWalk({ every: 60 }).drive(7_200).points(), 1)).toEqual([3_600, 'longest_shift', 7_200])
  })
})
