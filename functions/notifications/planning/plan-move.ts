import type { Appointment } from '../../appointments/items.ts'
import { channels } from '../../customers/domain/consent.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import type { Key } from '../../shared/keys.ts'
import { isMoveToTell, moveOffset } from '../domain/told-times.ts'
import type { Draft, DraftDeps } from '../drafting/draft-message.ts'
import { readToldTimes } from '../drafting/read-told-times.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { draftByChannels } from './draft-by-channels.ts'

export type MoveDeps = DraftDeps & Pick<MessageStore, 'write' | 'claimJob' | 'completeIfUnchanged' | 'listMessages'>

/**
 * Drafts what tells the customer the new time of an appointment, if a reminder told another; deletes the due row in the same
 * transaction. A later move writes the row anew, so it is deleted only as it was read. Returns the messages to send now.
 */
export async function planMove(account: Account, due: Due & Key, deps: MoveDeps): Promise<Message[]> {
  if (Number(due.details['at']) > deps.now()) return []
  const { accountId } = account
  const appointment = await deps.findAppointment(accountId, String(due.details['appointmentId']))
  const drafts = appointment?.status === 'scheduled' ? await draftMove(account, appointment, deps) : []
  const isWritten = await deps.write([deps.claimJob(due), ...drafts.flatMap(({ writes }) => writes)])
  if (isWritten) return drafts.flatMap(({ message }) => (message.status === 'queued' ? [message] : []))
  await deps.completeIfUnchanged(due, due)
  return []
}

async function draftMove(account: Account, appointment: Appointment, deps: MoveDeps): Promise<Draft[]> {
  const { revision } = appointment
  const startsAt = toMilliseconds(appointment.startsAt)
  const told = await readToldTimes(account.accountId, appointment, deps)
  const toTell = channels.filter((channel) => isMoveToTell(told, { channel, revision, startsAt }))
  return draftByChannels(account, appointment, { offset: moveOffset, revision }, toTell, deps)
}
