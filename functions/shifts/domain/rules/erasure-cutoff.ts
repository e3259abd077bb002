import { toMilliseconds } from '../../../shared/instant.ts'

type Times = {
  readonly startedAt: string
  readonly endedAt?: string | undefined
  readonly toleranceSeconds: number
}

export function latest(one: string | undefined, other: string | undefined): string | undefined {
  return (one ?? '') > (other ?? '') ? one : other
}

/** Includes the shift's tolerance. */
export function reachesBefore({ startedAt, toleranceSeconds }: Times, before: string): boolean {
  return toMilliseconds(startedAt) - toleranceSeconds * 1000 < toMilliseconds(before)
}

/** Excludes positions before the instant from a shift that reaches it. */
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

export function withoutErasedClockPositions<Shift extends ClockPositions>(shift: Shift): Shift {
  return withoutClockPositionsBefore(shift, shift.trackErasedBefore ?? '')
}

export function withoutClockPositionsBefore<Shift extends ClockPositions>(shift: Shift, before: string): Shift {
  const { startedAt, endedAt = '', startPosition, endPosition } = shift
  return {
    ...shift,
    startPosition: startedAt < before ? undefined : startPosition,
    endPosition: endedAt < before ? undefined : endPosition,
  }
}
