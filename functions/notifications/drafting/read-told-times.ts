import { toMilliseconds } from '../../shared/instant.ts'
import type { ToldTime } from '../domain/told-times.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'

const maxRead = 100

/** The times that reminders of an appointment have told its customer; the newest messages count. */
export async function readToldTimes(
  accountId: string,
  { customerId, appointmentId }: { readonly customerId: string; readonly appointmentId: string },
  { listMessages }: Pick<MessageStore, 'listMessages'>,
): Promise<ToldTime[]> {
  const page = { limit: maxRead, sparse: true }
  const isAbout = (message: Message) => message.appointmentId === appointmentId
  const { items } = await listMessages(accountId, customerId, page, isAbout)
  return items.flatMap(toldTimeOf)
}

/** None of what is no reminder, or did not go out. */
export function toldTimeOf(message: Message): ToldTime[] {
  const { kind, channel, offset, revision, toldStart, claimedAt } = message
  if (kind !== 'reminder') return []
  if (offset === undefined || revision === undefined || toldStart === undefined || claimedAt === undefined) return []
  return wentOut(message) ? [{ channel, offset, revision, startsAt: toMilliseconds(toldStart), at: claimedAt }] : []
}

/** The provider took it, or may have. */
function wentOut({ status, sentAt }: Message): boolean {
  return sentAt !== undefined || status === 'sending' || status === 'unknown' || status === 'expired'
}
