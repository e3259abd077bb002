import { toMilliseconds } from '../../../shared/instant.ts'

type Times = {
  readonly startedAt: string
  readonly endedAt?: string | undefined
  readonly toleranceSeconds: number
}

/** The later of two instants, if there is any. */
export function latest(one: string | undefined, other: string | undefined): string | undefined {
  return (one ?? '') > (other ?? '') ? one : other
}

/** Whether a shift of these times would take positions from before that moment, were it not for an erasure. */
export function reachesBefore({ startedAt, toleranceSeconds }: Times, before: string): boolean {
  return toMilliseconds(startedAt) - toleranceSeconds * 1000 < toMilliseconds(before)
}

/** The same shift, taking no positions from before that moment; one whose time reaches no such moment is as it was. */
export function withoutErased<Shift extends Times & { readonly trackErasedBefore?: string | undefined }>(
  shift: Shift,
  before: string | undefined,
): Shift {
  if (before === undefined || !reachesBefore(shift, before)) return shift
  return { ...shift, trackErasedBefore: latest(shift.trackErasedBefore, before) }
}

export type ClockPositions = Times & {
  readonly startPosition?: object | undefined
  readonly endPosition?: object | undefined
  readonly trackErasedBefore?: string | undefined
}

/** The places of clocking in and out go with the other positions of their moments. */
export function withoutErasedClockPositions<Shift extends ClockPositions>(shift: Shift): Shift {
  return withoutClockPositionsBefore(shift, shift.trackErasedBefore ?? '')
}

/** The same shift without the places where its worker clocked in or out before that moment. */
export function withoutClockPositionsBefore<Shift extends ClockPositions>(shift: Shift, before: string): Shift {
  const { startedAt, endedAt = '', startPosition, endPosition } = shift
  return {
    ...shift,
    startPosition: startedAt < before ? undefined : startPosition,
    endPosition: endedAt < before ? undefined : endPosition,
  }
}
