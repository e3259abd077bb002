import { endOf, type Interval } from './interval.ts'

/** A break inside a shift. One that is not said to be paid is not. */
export type Break = Interval & {
  readonly paid?: boolean | undefined
}

/** What can be wrong with a break, in words for whoever entered it. */
export const faultTexts = {
  ends_before_it_starts: 'ends before it starts',
  outside_shift: 'lies outside of the shift',
  overlaps_another: 'overlaps another break',
  still_open: 'has no end',
} as const

type BreakFault = keyof typeof faultTexts

export type FaultyBreak = {
  /** Its place in the list as given. */
  readonly index: number
  readonly fault: BreakFault
}

/**
 * What is wrong with the breaks of a shift, in any order. They lie inside the shift and apart from each other; only the last
 * one of an open shift may be without an end.
 */
export function faultsOfBreaks(breaks: readonly Break[], shift: Interval): FaultyBreak[] {
  const ordered = [...breaks.entries()].toSorted(([, one], [, other]) => one.startedAt - other.startedAt)
  return ordered.flatMap(([index, pause], place) => {
    const next = ordered[place + 1]?.[1]
    const fault = faultOf(pause, shift, next)
    return fault ? [{ index, fault }] : []
  })
}

function faultOf(pause: Break, shift: Interval, next: Break | undefined): BreakFault | undefined {
  if (endOf(pause) < pause.startedAt) return 'ends_before_it_starts'
  if (pause.endedAt === undefined && shift.endedAt !== undefined) return 'still_open'
  if (pause.startedAt < shift.startedAt || endOf(pause) > endOf(shift)) return 'outside_shift'
  return next && next.startedAt < endOf(pause) ? 'overlaps_another' : undefined
}

export function inOrder<B extends Break>(breaks: readonly B[]): B[] {
  return breaks.toSorted((one, other) => one.startedAt - other.startedAt)
}

/** The break that goes on, if any. */
export function openBreak<B extends Break>(breaks: readonly B[]): B | undefined {
  return breaks.find(({ endedAt }) => endedAt === undefined)
}

/** The breaks that a shift keeps when its times change: cut to it, an open one ended with it, what lies outside left out. */
export function clipBreaks<B extends Break>(breaks: readonly B[], shift: Interval): B[] {
  return breaks.flatMap((pause) => {
    const startedAt = Math.max(pause.startedAt, shift.startedAt)
    const end = Math.min(endOf(pause), endOf(shift))
    return end <= startedAt ? [] : [{ ...pause, startedAt, endedAt: Number.isFinite(end) ? end : undefined }]
  })
}
