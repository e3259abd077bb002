import { toInstant } from '../../shared/instant.ts'
import { type ErasureContext, erasureEmailText } from './erasure-email-texts.ts'
import { formatLocalTime } from './local-wording.ts'

/** Not exported, so `makeNotice` is the only maker of `Notice`. */
const toMember = Symbol('made for a member')

/** The permission to send one email to a member; without customers' data. */
export type Notice = {
  readonly [toMember]: true
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The only links of the email: our own pages. */
  readonly links?: readonly string[] | undefined
  /** A word of the text that is to be copied. */
  readonly code?: string | undefined
}

type InvitationContext = {
  readonly template: 'invitation'
  readonly to: string
  readonly name: string
  readonly company: string
  readonly role?: keyof typeof roleTexts | undefined
  readonly temporaryPassword?: string | undefined
  readonly signInUrl: string | undefined
  /** Where the reader may decline. */
  readonly declineUrl: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

type HoursChangedContext = Omit<InvitationContext, 'template' | 'declineUrl'> & { readonly template: 'hours-changed' }

export type NoticeContext = InvitationContext | HoursChangedContext | ErasureContext

/** Undefined for one that has expired, and for an invitation that was sent already. */
export function makeNotice(context: NoticeContext, now: number): Notice | undefined {
  const words = wordsOf(context, now)
  return words && { to: context.to, ...words, [toMember]: true }
}

function wordsOf(context: NoticeContext, now: number) {
  if (context.template === 'invitation') return invitationEmailText(context, now)
  return context.template === 'hours-changed' ? hoursChangedEmailText(context, now) : erasureEmailText(context)
}

function hoursChangedEmailText({ name, company, signInUrl, expiresAt }: HoursChangedContext, now: number) {
  if (now >= expiresAt) return undefined
  const text = `Hello ${name},

the office of ${company} has entered, changed or removed hours of yours. Who did it, when and why is in your list of changes${signInUrl ? `: sign in at ${signInUrl}` : ''}.

Positions are recorded only for the time that you clock yourself, whatever hours the office enters.`
  return { subject: `Your hours at ${company} were changed`, text, links: signInUrl ? [signInUrl] : [] }
}

const roleTexts = { owner: 'an owner', staff: 'office staff', worker: 'a worker' } as const

function invitationEmailText(context: InvitationContext, now: number) {
  const { name, company, role, temporaryPassword, signInUrl, declineUrl, expiresAt } = context
  if (now >= expiresAt || temporaryPassword === undefined) return undefined
  // in UTC: where the reader lives is not known
  const { date, time, zone } = formatLocalTime(toInstant(expiresAt), 'UTC')
  const end = `${date}, ${time} ${zone}`
  const text = `Hello ${name},

${company} has invited you to Fieldpost${role ? ` as ${roleTexts[role]}` : ''}.

Sign in${signInUrl ? ` at ${signInUrl}` : ''} with this email address and this temporary password:

${temporaryPassword}

It is valid until ${end}. You choose your own password when you first sign in.

If you do not know ${company}, or do not want to join, you can decline. Then your email address is free again:
${declineUrl}

If you do nothing, the invitation ends by itself on ${end}.`
  const links = signInUrl ? [signInUrl, declineUrl] : [declineUrl]
  return { subject: `${company} invites you to Fieldpost`, text, links, code: temporaryPassword }
}
