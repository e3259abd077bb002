import { type AutoReplyTo, answerText, type Language } from './auto-reply-texts.ts'
import { normalise } from './sms-segments.ts'

/** Only this module can write it, so only `makeAutoReply` makes answers. */
const inReply = Symbol('made in reply to a customer')

/** The one reply to a STOP, START or HELP: to whom and what, ready to go out. */
export type AutoReply = { readonly [inReply]: true; readonly to: string; readonly text: string }

export type Asked = { readonly to: AutoReplyTo; readonly until: number }
export type Answerer = {
  readonly company: string | undefined
  readonly contact: string
  readonly language: Language
}

/** Undefined when five minutes have passed since the customer wrote: it would surprise more than it tells. */
export function makeAutoReply(asked: Asked, phone: string, by: Answerer, now: number): AutoReply | undefined {
  if (now > asked.until) return undefined
  return { to: phone, text: normalise(answerText(asked.to, by.company, by.contact, by.language)), [inReply]: true }
}
