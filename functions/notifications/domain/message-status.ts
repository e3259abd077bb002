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
  /** Of a bounce, as the provider names it. */
  readonly subtype?: string | undefined
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
/** What the status follows from. */
type Reported = Pick<MessageEvent, 'type' | 'detail' | 'subtype'>

export function isRecorded({ events }: WithEvents, { id }: Pick<MessageEvent, 'id'>): boolean {
  return events.some((each) => each.id === id)
}

/** Says that the recipient did not get the email, whatever was reported before. */
const namedFailures = [
  'MailboxFull',
  'MessageTooLarge',
  'ContentRejected',
  'AttachmentRejected',
  'CustomTimeoutExceeded',
]

/**
 * An out-of-office reply comes as a bounce too (SES: `Transient` with `General`, or `Undetermined`), after the delivery of the
 * email that it answers. Only an email that was not delivered has bounced by one.
 */
function mayBeAutoReply({ type, detail, subtype = '' }: Reported): boolean {
  return type === 'bounce' && detail !== undefined && detail !== 'Permanent' && !namedFailures.includes(subtype)
}

/** `earlier`: the message's events so far. A message that no provider has seen keeps its status. */
export function statusAfter(status: Status, event: Reported, earlier: readonly Reported[] = []): Status {
  const reported = reportedStatus(event)
  if (reported === undefined || !precedence.includes(status)) return status
  if (mayBeAutoReply(event) && isDelivered(status, earlier)) return status
  const before = event.type === 'delivery' && isOnlyAutoReplied(status, earlier) ? 'sent' : status
  return precedence.indexOf(reported) > precedence.indexOf(before) ? reported : before
}

/** A recipient who says that an email is no spam complains of nothing. */
function reportedStatus({ type, detail }: Reported): Status | undefined {
  return type === 'complaint' && detail === 'not-spam' ? undefined : statusOfEvent[type]
}

function isDelivered(status: Status, earlier: readonly Reported[]): boolean {
  return status === 'delivered' || earlier.some(({ type }) => type === 'delivery')
}

function isOnlyAutoReplied(status: Status, earlier: readonly Reported[]): boolean {
  const bounces = earlier.filter(({ type }) => type === 'bounce')
  return status === 'bounced' && bounces.length > 0 && bounces.every(mayBeAutoReply)
}

export function isWaiting(status: Status): boolean {
  return status === 'queued' || status === 'deferred'
}
