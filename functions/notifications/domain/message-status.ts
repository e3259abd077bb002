export const statuses = [
  'refused',
  'queued',
  'deferred',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'unknown',
  'expired',
  'cancelled',
] as const
export type Status = (typeof statuses)[number]

/** What a provider tells of a message. */
export const eventTypes = [
  'send',
  'delivery',
  'delay',
  'bounce',
  'complaint',
  'reject',
  'rendering-failure',
  'subscription',
  'failure',
] as const
export type EventType = (typeof eventTypes)[number]

export type MessageEvent = {
  readonly type: EventType
  /** RFC 3339. */
  readonly at: string
  /** The provider's own name of the event, or one made of what it says: the same event comes more than once. */
  readonly id: string
  /** A code of the provider's, never its words, which may quote an address. */
  readonly detail?: string | undefined
}

/** Later in this list says more. Events come in any order and the one that says most stands. */
const knowing: readonly Status[] = [
  'sending',
  'unknown',
  'expired',
  'sent',
  'failed',
  'delivered',
  'bounced',
  'complained',
]

const meaning: Partial<Record<EventType, Status>> = {
  send: 'sent',
  delivery: 'delivered',
  bounce: 'bounced',
  complaint: 'complained',
  reject: 'failed',
  'rendering-failure': 'failed',
  failure: 'failed',
}

type Told = { readonly events: readonly Pick<MessageEvent, 'id'>[] }

/** Whether an event was kept before: providers tell some of them more than once. */
export function isKnown({ events }: Told, { id }: Pick<MessageEvent, 'id'>): boolean {
  return events.some((each) => each.id === id)
}

/** The status after an event; a message that was never handed over stays what it is. */
export function statusAfter(status: Status, { type }: Pick<MessageEvent, 'type'>): Status {
  const told = meaning[type]
  const [before, after] = [knowing.indexOf(status), told === undefined ? -1 : knowing.indexOf(told)]
  return before === -1 || after <= before ? status : (told ?? status)
}

/** Still to be sent. */
export function isWaiting(status: Status): boolean {
  return status === 'queued' || status === 'deferred'
}
