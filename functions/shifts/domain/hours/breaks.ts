import { endOf, type Interval } from './interval.ts'

/** Unpaid unless `paid` is true. */
export type Break = Interval & {
  readonly paid?: boolean | undefined
}

export const faultTexts = {
  ends_before_it_starts: 'ends before it starts',
  outside_shift: 'lies outside of the shift',
  overlaps_another: 'overlaps another break',
  still_open: 'has no end',
} as const

type BreakFault = keyof typeof faultTexts

export type FaultyBreak = {
  readonly index: number
  readonly fault: BreakFault
}

/** Breaks lie inside the shift, without overlap; only the last of an open shift may have no end. */
export function faultsOfBreaks(breaks: readonly Break[], shift: Interval): FaultyBreak[] {
  const ordered = [...breaks.entries()].toSorted(([, one], [, other]) => one.startedAt - other.startedAt)
  return ordered.flatMap(([index, pause], position) => {
    const next = ordered[position + 1]?.[1]
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

export function openBreak<B extends Break>(breaks: readonly B[]): B | undefined {
  return breaks.find(({ endedAt }) => endedAt === undefined)
}

/** Clips breaks to changed shift times; drops those outside. */
export function clipBreaks<B extends Break>(breaks: readonly B[], shift: Interval): B[] {
  return breaks.flatMap((pause) => {
    const startedAt = Math.max(pause.startedAt, shift.startedAt)
    const end = Math.min(endOf(pause), endOf(shift))
    return end <= startedAt ? [] : [{ ...pause, startedAt, endedAt: Number.isFinite(end) ? end : undefined }]
  })
}
