import type { Cause } from '../../customers/domain/consent.ts'
import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import type { MessageEvent } from '../domain/message-status.ts'

/** A provider's event about one message; `cause` is set when the address must not be written to again. */
export type DeliveryEvent = {
  readonly accountId: string
  readonly messageId: string
  readonly providerMessageId: string
  readonly event: MessageEvent
  readonly cause: Cause | undefined
  readonly priceUsd?: number | undefined
}

/** Normalises a provider's time; the epoch when it cannot be read, so that the event still counts. */
export function eventInstant(text: string): string {
  const milliseconds = toMilliseconds(text)
  return toInstant(Number.isNaN(milliseconds) ? 0 : milliseconds)
}
