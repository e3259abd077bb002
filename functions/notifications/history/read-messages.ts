import type { AppointmentStore } from '../../appointments/appointment-store.ts'
import { found } from '../../shared/errors.ts'
import type { Page } from '../../shared/table/cursor-pages.ts'
import { withDeferral } from '../deferred-until.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageQuery } from './schemas.ts'

export type ReadDeps = Pick<MessageStore, 'listMessages' | 'findMessage'> & Pick<AppointmentStore, 'findAppointment'>

/** Newest first. */
export async function listMessages(
  accountId: string,
  { customerId, appointmentId, status, ...page }: MessageQuery,
  deps: ReadDeps,
): Promise<Page<Message>> {
  const appointment = appointmentId === undefined ? undefined : await deps.findAppointment(accountId, appointmentId)
  if (appointmentId !== undefined && !appointment) return { items: [] }
  const sparse = appointmentId !== undefined || status !== undefined
  const listed = await deps.listMessages(
    accountId,
    customerId ?? appointment?.customerId,
    { ...page, sparse },
    (message) =>
      (status === undefined || message.status === status) &&
      (appointmentId === undefined || message.appointmentId === appointmentId),
  )
  return { ...listed, items: listed.items.map(withDeferral) }
}

/** @throws AppError `not_found`, also for emails to members */
export async function readMessage(accountId: string, messageId: string, deps: ReadDeps): Promise<Message> {
  return withDeferral(found(await deps.findMessage(accountId, messageId)))
}
