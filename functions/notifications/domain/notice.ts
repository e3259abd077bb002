import { type ErasureContext, erasureEmailText } from './erasure-email-texts.ts'

/** Not exported, so `makeNotice` is the only maker of `Notice`. */
const toMember = Symbol('made for a member')

/** The permission to send one email to a member; without customers' data. */
export type Notice = {
  readonly [toMember]: true
  readonly to: string
  readonly subject: string
  readonly text: string
}

type InvitationContext = {
  readonly template: 'invitation'
  readonly to: string
  readonly name: string
  readonly company: string
  readonly temporaryPassword?: string | undefined
  readonly signInUrl: string | undefined
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

export type NoticeContext = InvitationContext | ErasureContext

/** Undefined for an invitation that has expired or was sent already. */
export function makeNotice(context: NoticeContext, now: number): Notice | undefined {
  const words = context.template === 'invitation' ? invitationEmailText(context, now) : erasureEmailText(context)
  return words && { to: context.to, ...words, [toMember]: true }
}

function invitationEmailText(
  { name, company, temporaryPassword, signInUrl, expiresAt }: InvitationContext,
  now: number,
) {
  if (now >= expiresAt || temporaryPassword === undefined) return undefined
  const text = `Hello ${name},

${company} has invited you to Fieldpost.

Sign in${signInUrl ? ` at ${signInUrl}` : ''} with this email address and this temporary password:

${temporaryPassword}

It is valid for seven days. You choose your own password when you first sign in. If you do not know ${company}, ignore this email.`
  return { subject: `${company} invites you to Fieldpost`, text }
}
