import type { AppointmentStore } from '../../appointments/appointment-store.ts'
import { found } from '../../shared/errors.ts'
import type { Page } from '../../shared/table/cursor-pages.ts'
import { withDeferral } from '../deferred-until.ts'
import { type Message, unknownSender, unreadList } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageQuery } from './schemas.ts'

export type ReadDeps = Pick<MessageStore, 'listMessages' | 'findMessage'> &
  Pick<AppointmentStore, 'findAppointment'> & {
    readonly now: () => number
  }

export type ShownMessage = Omit<Message, 'customerId'> & {
  readonly customerId: string | undefined
  readonly from?: string | undefined
  readonly read: boolean | undefined
}

/** Newest first. */
export async function listMessages(
  accountId: string,
  { customerId, appointmentId, status, direction, read, ...page }: MessageQuery,
  deps: ReadDeps,
): Promise<Page<ShownMessage>> {
  const appointment = appointmentId === undefined ? undefined : await deps.findAppointment(accountId, appointmentId)
  if (appointmentId !== undefined && !appointment) return { items: [] }
  const wanted = [appointmentId, status, direction, read]
  const sparse = wanted.some((each) => each !== undefined)
  const now = deps.now()
  const { items, ...rest } = await deps.listMessages(
    accountId,
    customerId ?? appointment?.customerId ?? (read === 'false' ? unreadList : undefined),
    { ...page, sparse },
    (message) =>
      !isOver(message, now) &&
      (status === undefined || message.status === status) &&
      (direction === undefined || message.direction === direction) &&
      (read === undefined || isRead(message) === (read === 'true')) &&
      (appointmentId === undefined || message.appointmentId === appointmentId),
  )
  return { ...rest, items: items.map(shownMessage) }
}

/** A message to a customer is neither read nor unread. */
function isRead({ direction, unread }: Message): boolean | undefined {
  return direction === 'inbound' ? !unread : undefined
}

/** Its row may still be there for days: DynamoDB removes it when it has time. */
export function isOver({ endsAt }: Message, now: number): boolean {
  return endsAt !== undefined && endsAt <= now
}

/** Of a text from a number that no customer has: the number, and no customer. */
export function shownMessage(message: Message): ShownMessage {
  const shown = { ...withDeferral(message), read: isRead(message) }
  if (message.customerId !== unknownSender) return shown
  return { ...shown, customerId: undefined, to: undefined, from: message.to }
}

/** @throws AppError `not_found`, also for emails to members */
export async function readMessage(accountId: string, messageId: string, deps: ReadDeps): Promise<ShownMessage> {
  const message = await deps.findMessage(accountId, messageId)
  return shownMessage(found(message && isOver(message, deps.now()) ? undefined : message))
}
