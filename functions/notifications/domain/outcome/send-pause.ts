import { toMilliseconds } from '../../../shared/instant.ts'

const firstPauseMilliseconds = 2_000
/** A provider that refuses the whole installation does so for longer. */
const firstWaitMilliseconds = 60_000
const maxPauseMilliseconds = 15 * 60_000
const maxWaitMilliseconds = 72 * 3_600_000

type Attempted = { readonly attempts: number }

export function pauseMilliseconds({ attempts }: Attempted): number {
  return doubled(firstPauseMilliseconds, attempts)
}

export function waitMilliseconds({ attempts }: Attempted): number {
  return doubled(firstWaitMilliseconds, attempts)
}

function doubled(first: number, attempts: number): number {
  return Math.min(first * 2 ** (attempts - 1), maxPauseMilliseconds)
}

/**
 * What staff wrote is of no use three days later, when the provider takes messages again. The others have an end of their own:
 * the appointment's start, the minutes of an auto-reply, the expiry of an email to a member.
 */
export function isWaitOver(
  {
    createdAt,
    kind,
    appointmentId,
  }: { readonly createdAt: string; readonly kind: string; readonly appointmentId?: string | undefined },
  now: number,
): boolean {
  const hasOwnEnd = kind === 'notice' || kind === 'answer' || appointmentId !== undefined
  return !hasOwnEnd && now - toMilliseconds(createdAt) > maxWaitMilliseconds
}
