import { addDuration } from '../../appointments/domain/local-time.ts'
import type { Appointment } from '../../appointments/items.ts'
import type { Channel } from '../../customers/domain/consent.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import type { Key } from '../../shared/keys.ts'
import { isRepeated } from '../domain/told-times.ts'
import type { DraftDeps } from '../drafting/draft-message.ts'
import { readToldTimes } from '../drafting/read-told-times.ts'
import { endingFor, remainingChannels } from '../drafting/remaining-channels.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { draftByChannels } from './draft-by-channels.ts'
import { type WriteDraftsDeps, writeDrafts } from './write-drafts.ts'

export type PlanDeps = DraftDeps & WriteDraftsDeps & Pick<MessageStore, 'keepJob' | 'listMessages'>

/**
 * Drafts a due reminder by each channel and deletes its due row, in one transaction; if one channel fails, the row stays for it.
 * Returns the messages to send now.
 */
export async function planReminder(account: Account, due: Due & Key, deps: PlanDeps): Promise<Message[]> {
  const { accountId } = account
  const appointment = await deps.findAppointment(accountId, String(due.details['appointmentId']))
  if (!appointment) return writeDrafts(accountId, due, [], deps)
  if (isEarly(appointment, due, deps.now())) return []
  const reminder = { offset: String(due.details['offset']), revision: Number(due.details['revision']) }
  const open = await channelsNotReminded(accountId, appointment, reminder.offset, due, deps)
  const { drafts, failed } = await draftByChannels(account, appointment, reminder, open, deps)
  return writeDrafts(accountId, due, drafts, deps, endingFor(due, failed, deps))
}

/** A work message can be early, for example after a clock was set back. */
function isEarly({ revision, startsAt, timeZone }: Appointment, { details }: Due, now: number): boolean {
  return revision === details['revision'] && addDuration(startsAt, timeZone, String(details['offset'])) > now
}

/** A small move makes a reminder due again that went out just before. */
async function channelsNotReminded(
  accountId: string,
  appointment: Appointment,
  offset: string,
  due: Due,
  deps: PlanDeps,
): Promise<readonly Channel[]> {
  const channels = remainingChannels(due)
  if (appointment.revision === 1) return channels
  const told = await readToldTimes(accountId, appointment, deps)
  const startsAt = toMilliseconds(appointment.startsAt)
  return channels.filter((channel) => !isRepeated(told, { channel, offset, startsAt }))
}
