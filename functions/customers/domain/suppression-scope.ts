import { type Cause, type Channel, isOwnStop, isTextStop, type MessageKind } from './consent.ts'

/** Every company on our number, by a STOP text. */
type OfNumber = 'number'
/** One company: by page or complaint, by a text, by a failure of the address, of a message. One never hides another. */
type OfCompany = 'company' | 'text' | 'failed' | 'rejected'
/** No stop: a START to this company alone. What the number remembers from before does not hold for it. */
export type Reopened = 'reopened'

/** A message kind: one kind of one company's messages. */
export type SuppressionScope = OfNumber | OfCompany | MessageKind

/** Besides those of message kinds. */
export const scopesOf = {
  sms: ['number', 'reopened', 'company', 'text', 'failed'],
  email: ['company', 'failed', 'rejected'],
} as const satisfies Record<Channel, readonly (OfNumber | OfCompany | Reopened)[]>

/** The scope of a suppression of one company's messages, of every kind. */
export function companyScope(cause: Cause): OfCompany {
  if (isTextStop(cause)) return 'text'
  if (isOwnStop(cause)) return 'company'
  return cause === 'rejected' ? 'rejected' : 'failed'
}
