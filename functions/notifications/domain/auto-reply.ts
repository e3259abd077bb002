import type { Language } from '../../shared/language.ts'
import { type AutoReplyTo, autoReplyText, linkReplyTexts } from './auto-reply-texts.ts'
import { normalise } from './sms-segments.ts'

/** Not exported, so the functions below are the only makers of an `AutoReply`. */
const inReply = Symbol('made in reply to a customer')

export type AutoReply = { readonly [inReply]: true; readonly to: string; readonly text: string }
export type LinkReply = AutoReply & { readonly subject: string }

/** `until` in epoch milliseconds. */
export type AutoReplyRequest = { readonly to: AutoReplyTo; readonly until: number }
export type AutoReplySender = {
  readonly company: string | undefined
  readonly contact: string
  readonly language: Language
}

/** Undefined after `until`: a late reply would confuse the customer. */
export function makeAutoReply(
  { to, until }: AutoReplyRequest,
  phone: string,
  { company, contact, language }: AutoReplySender,
  now: number,
): AutoReply | undefined {
  if (now > until) return undefined
  return { to: phone, text: normalise(autoReplyText(to, company, contact, language)), [inReply]: true }
}

/** By email. Undefined after `until`. */
export function makeLinkReply(
  until: number,
  address: string,
  { company, language }: { readonly company: string; readonly language: Language },
  now: number,
): LinkReply | undefined {
  if (now > until) return undefined
  return { to: address, ...linkReplyTexts[language](company), [inReply]: true }
}
