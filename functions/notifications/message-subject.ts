import type { Channel, MessageKind } from '../customers/domain/consent.ts'
import type { Message } from './items.ts'

/** About which revision of an appointment, and for which reminder (`now` for what somebody asks for). */
export type AboutAppointment = { readonly appointmentId: string; readonly revision: number; readonly offset: string }

/** What the office wrote itself, by the request that brought it. */
type AboutRequest = { readonly request: string }

/** That an appointment does not take place: it is cancelled, and that stops nothing here. */
export type AboutCancellation = AboutRequest & { readonly appointmentId: string; readonly cancels: true }

/** What a message is to be: to whom, by what, and about what. */
export type MessageSubject = { readonly customerId: string; readonly kind: MessageKind; readonly channel: Channel } & (
  | AboutAppointment
  | AboutRequest
  | AboutCancellation
)

export const askedNow = 'now'

/** What the office gave a message to say, and when somebody arrives. */
export type MessageContent = Partial<Pick<Message, 'authored' | 'arrival' | 'cancels'>>
