import { type AutoReplyTo, autoReplyText, type Language } from './auto-reply-texts.ts'
import { normalise } from './sms-segments.ts'

/** Not exported, so `makeAutoReply` is the only maker of `AutoReply`. */
const inReply = Symbol('made in reply to a customer')

export type AutoReply = { readonly [inReply]: true; readonly to: string; readonly text: string }

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
