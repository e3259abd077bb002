import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { type BreakTap, breaksRecorded, type RecordedBreaks } from '../domain/hours/break-taps.ts'
import { clipBreaks } from '../domain/hours/breaks.ts'
import type { Interval } from '../domain/hours/interval.ts'
import type { Shift } from '../store/shift-items.ts'
import { breaksOf, storedBreaks } from './shift-times.ts'

type Recorded = Pick<Shift, 'breaks' | 'breakTaps' | 'enteredBreaks' | 'endProposal'>

/** A shift whose breaks the office has entered, or that is older than taps, has none: its breaks count as entered. */
export function recordedBreaks({ breaks, breakTaps, enteredBreaks = [], endProposal }: Recorded): RecordedBreaks {
  if (breakTaps) return { entered: breaksOf({ breaks: enteredBreaks }), taps: breakTaps.map(tapOf) }
  const running = breaks.find(({ endedAt }) => endedAt === undefined) ?? endProposal?.openBreak
  const entered = breaks.filter(({ startedAt }) => startedAt !== running?.startedAt)
  const taps = running ? [{ kind: 'start' as const, at: toMilliseconds(running.startedAt) }] : []
  return { entered: breaksOf({ breaks: entered }), taps }
}

/** The breaks as recorded that lie in these hours. A break that runs ends with them. */
export function breaksWithin(shift: Recorded, hours: Interval): Shift['breaks'] {
  const paid = new Map(shift.breaks.map((pause) => [pause.startedAt, pause.paid]))
  return storedBreaks(clipBreaks(breaksRecorded(recordedBreaks(shift)), hours)).map((pause) => ({
    ...pause,
    ...(paid.get(pause.startedAt) !== undefined && { paid: paid.get(pause.startedAt) }),
  }))
}

export function withRecorded<S extends Recorded>(shift: S, { entered, taps }: RecordedBreaks): S {
  const breakTaps = taps
    .toSorted((one, other) => one.at - other.at)
    .map(({ kind, at }) => ({ kind, at: toInstant(at) }))
  return { ...shift, breakTaps, enteredBreaks: entered.length === 0 ? undefined : storedBreaks(entered) }
}

/** For breaks that the office enters: they replace what the worker recorded until then. */
export const nothingRecorded = { breakTaps: undefined, enteredBreaks: undefined }

function tapOf({ kind, at }: NonNullable<Shift['breakTaps']>[number]): BreakTap {
  return { kind, at: toMilliseconds(at) }
}
