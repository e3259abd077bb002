import type { Language } from '../../shared/language.ts'
import { type ErasureContext, erasureEmailText } from './erasure-email-texts.ts'
import { type MemberEmail, type MemberEmailTexts, memberEmailsInEnglish } from './member-emails-english.ts'
import { memberEmailsInSpanish } from './member-emails-spanish.ts'

/** Not exported, so `makeNotice` is the only maker of `Notice`. */
const toMember = Symbol('made for a member')

/** The permission to send one email to a member or to an account's contact address; without customers' data. */
export type Notice = {
  readonly [toMember]: true
  readonly to: string
  readonly language: Language
  readonly subject: string
  readonly text: string
  /** The only links of the email: our own pages. */
  readonly links?: readonly string[] | undefined
  /** A word of the text that is to be copied. */
  readonly code?: string | undefined
}

/** `expiresAt` in epoch milliseconds. */
export type MemberEmailContext = MemberEmail & {
  readonly template: keyof MemberEmailTexts
  readonly to: string
  readonly language: Language
  readonly expiresAt: number
}

const texts: Readonly<Record<Language, MemberEmailTexts>> = { en: memberEmailsInEnglish, es: memberEmailsInSpanish }

/** Undefined for one that has expired, and for an invitation that was sent already. */
export function makeNotice(context: MemberEmailContext | ErasureContext, now: number): Notice | undefined {
  const words = 'requestedAt' in context ? erasureEmail(context) : memberEmail(context, now)
  return words && { to: context.to, ...words, [toMember]: true }
}

function erasureEmail(context: ErasureContext) {
  return erasureEmailText(context)
}

function memberEmail(context: MemberEmailContext, now: number) {
  const { template, language, expiresAt, temporaryPassword } = context
  if (now >= expiresAt || (template === 'invitation' && temporaryPassword === undefined)) return undefined
  const { subject, paragraphs } = texts[language][template](context)
  const links = [context.signInUrl, context.link].filter((link) => link !== undefined)
  return { language, subject, text: paragraphs.join('\n\n'), links, code: temporaryPassword }
}
