import type { Channel, LedgerKind } from '../customers/domain/consent.ts'
import type { Message } from './items.ts'

/** A revision of an appointment; `offset` names the reminder, `now` for a requested message. */
export type AboutAppointment = { readonly appointmentId: string; readonly revision: number; readonly offset: string }

/** On the way: whatever the revision, a worker tells each time of arrival once. `update` counts them from 0. */
export type AboutArrival = AboutAppointment & { readonly worker: string; readonly update: number }

/** An authored message, by the request that brought it. */
type AboutRequest = { readonly request: string }

/** A cancelled appointment refuses other messages, not this one. */
export type AboutCancellation = AboutRequest & { readonly appointmentId: string; readonly cancels: true }

export type MessageSubject = { readonly customerId: string; readonly kind: LedgerKind; readonly channel: Channel } & (
  | AboutAppointment
  | AboutArrival
  | AboutRequest
  | AboutCancellation
)

export const immediateOffset = 'now'

export type MessageContent = Partial<
  Pick<Message, 'authored' | 'arrival' | 'toldStart' | 'cancels' | 'inReplyTo' | 'bulkId'>
>
