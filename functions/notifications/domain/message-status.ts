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
  /** The provider's, or derived from type and time: identifies redeliveries. */
  readonly id: string
  /** A code, never the provider's text, which may quote an address. */
  readonly detail?: string | undefined
}

/** Events arrive in any order; the status that comes last here stands. */
const precedence: readonly Status[] = [
  'sending',
  'unknown',
  'expired',
  'sent',
  'failed',
  'delivered',
  'bounced',
  'complained',
]

const statusOfEvent: Partial<Record<EventType, Status>> = {
  send: 'sent',
  delivery: 'delivered',
  bounce: 'bounced',
  complaint: 'complained',
  reject: 'failed',
  'rendering-failure': 'failed',
  failure: 'failed',
}

type WithEvents = { readonly events: readonly Pick<MessageEvent, 'id'>[] }

export function isRecorded({ events }: WithEvents, { id }: Pick<MessageEvent, 'id'>): boolean {
  return events.some((each) => each.id === id)
}

/** A message that no provider has seen keeps its status. */
export function statusAfter(status: Status, { type }: Pick<MessageEvent, 'type'>): Status {
  const reported = statusOfEvent[type]
  if (reported === undefined || !precedence.includes(status)) return status
  return precedence.indexOf(reported) > precedence.indexOf(status) ? reported : status
}

export function isWaiting(status: Status): boolean {
  return status === 'queued' || status === 'deferred'
}
