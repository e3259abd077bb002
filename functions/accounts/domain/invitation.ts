import { type AppError, tooMany } from '../../shared/errors.ts'
import { nextUtcDay } from '../../shared/instant.ts'

/** As long as Cognito accepts a temporary password. */
const invitationMilliseconds = 7 * 86_400_000

/** Sending again prolongs an invitation to this at most: the address must not stay with a company that the person ignores. */
export const renewalDays = 14

/** How long an account may not invite an address again that declined or did not answer. */
export const refusalDays = 30
export const refusalMilliseconds = refusalDays * 86_400_000

/** The last possible end of an invitation that was first sent then, both in epoch milliseconds. */
export function lastEnd(firstSentAt: number): number {
  return firstSentAt + renewalDays * 86_400_000
}

/** When an invitation that is sent now ends, in epoch milliseconds. */
export function invitationEnd(now: number, renewableUntil: number): number {
  return Math.min(now + invitationMilliseconds, renewableUntil)
}

/** Enough for any company, too few for spam. */
export const maxInvitationsPerDay = 200

/** Of invitations and emails that verify an address, together. `now`: epoch milliseconds. */
export function tooManyToday(now: number): AppError {
  return tooMany(
    `An account sends at most ${maxInvitationsPerDay} invitations and verifications a day.`,
    now,
    nextUtcDay(now),
  )
}

/** A whole day, though it may be less: when another company has written to the address is not told. */
export function oneADay(email: 'invitation' | 'verification', now: number): AppError {
  return tooMany(`An address gets one ${email} a day.`, now, now + 86_400_000)
}
