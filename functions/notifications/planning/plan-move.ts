import type { Appointment } from '../../appointments/items.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import type { Key } from '../../shared/keys.ts'
import { isMoveToTell, moveOffset } from '../domain/told-times.ts'
import { type DraftDeps, draftMessage } from '../drafting/draft-message.ts'
import { readToldTimes } from '../drafting/read-told-times.ts'
import { endingFor, remainingChannels } from '../drafting/remaining-channels.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { type ChannelDrafts, draftByChannels } from './draft-by-channels.ts'
import { type WriteDraftsDeps, writeDrafts } from './write-drafts.ts'

export type MoveDeps = DraftDeps & WriteDraftsDeps & Pick<MessageStore, 'keepJob' | 'listMessages'>

/**
 * Drafts what tells the customer the new time of an appointment, if a reminder told another; deletes the due row in the same
 * transaction. A later move writes the row anew, so it is deleted only as it was read. Returns the messages to send now.
 */
export async function planMove(account: Account, due: Due & Key, deps: MoveDeps): Promise<Message[]> {
  if (Number(due.details['at']) > deps.now()) return []
  const { accountId } = account
  const appointment = await deps.findAppointment(accountId, String(due.details['appointmentId']))
  if (appointment?.status !== 'scheduled') return writeDrafts(accountId, due, [], deps)
  const { drafts, failed } = await draftMove(account, appointment, due, deps)
  return writeDrafts(accountId, due, drafts, deps, endingFor(due, failed, deps))
}

async function draftMove(account: Account, appointment: Appointment, due: Due, deps: MoveDeps): Promise<ChannelDrafts> {
  const { revision } = appointment
  const startsAt = toMilliseconds(appointment.startsAt)
  const told = await readToldTimes(account.accountId, appointment, deps)
  const toTell = remainingChannels(due).filter((channel) => isMoveToTell(told, { channel, revision, startsAt }))
  return draftByChannels(account, appointment, { offset: moveOffset, revision }, toTell, deps, draftMessage)
}
