import { type ErasureOccasion, erasureWords } from './erasure-email-texts.ts'

/** Only this module can write it, so only `makeNotice` makes notices. */
const toMember = Symbol('made for a member')

/** A mail to somebody of the company, in fixed words and without a customer's data. */
export type Notice = {
  readonly [toMember]: true
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** What the row of an invitation says. */
type Invitation = {
  readonly template: 'invitation'
  readonly to: string
  readonly name: string
  readonly company: string
  readonly temporaryPassword?: string | undefined
  /** Milliseconds since the epoch. */
  readonly expiresAt: number
}

export type NoticeContext = Invitation | ErasureOccasion

/** Undefined when what it says no longer holds, or has been said. */
export function makeNotice(occasion: NoticeContext, now: number): Notice | undefined {
  const words = occasion.template === 'invitation' ? invitationWords(occasion, now) : erasureWords(occasion)
  return words && { to: occasion.to, ...words, [toMember]: true }
}

/** Once it is sent, its password is gone from the row. */
function invitationWords({ name, company, temporaryPassword, expiresAt }: Invitation, now: number) {
  if (now >= expiresAt || temporaryPassword === undefined) return undefined
  const text = `Hello ${name},

${company} has invited you to Fieldpost.

Sign in with this mail address and this temporary password:

${temporaryPassword}

It holds for seven days, and you choose your own when you sign in for the first time. If you do not know ${company}, you need not do anything.`
  return { subject: `${company} invites you to Fieldpost`, text }
}
