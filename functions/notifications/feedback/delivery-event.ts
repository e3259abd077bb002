import type { Cause, MessageKind } from '../../customers/domain/consent.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import type { MessageEvent } from '../domain/message-status.ts'

/** A provider's event about one message. */
export type DeliveryEvent = {
  readonly accountId: string
  readonly messageId: string
  readonly providerMessageId: string | undefined
  /** `at` is undefined when the provider's time cannot be read. */
  readonly event: Omit<MessageEvent, 'at'> & { readonly at: string | undefined }
  /** Set when the address must not be written to again. */
  readonly cause: Cause | undefined
  /** What the cause withdraws; by default every kind of message. `its own`: that of the message. */
  readonly kinds?: readonly (MessageKind | 'its own')[] | undefined
  readonly priceUsd?: number | undefined
}

/** Normalises a provider's time. */
export function eventInstant(text: string | undefined): string | undefined {
  // JavaScript makes a date of "12" too
  const milliseconds = /^\d{4}-\d\d-\d\d[T ]/.test(text ?? '') ? toMilliseconds(text ?? '') : Number.NaN
  return Number.isNaN(milliseconds) ? undefined : toInstant(milliseconds)
}

/** Free text may hold personal data, so only a single word is taken: a code or an id. */
export function codeOnly(text: string | undefined): string | undefined {
  return text && /^[\w-]{1,100}$/.test(text) ? text : undefined
}
