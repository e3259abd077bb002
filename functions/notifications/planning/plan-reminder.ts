import { addDuration } from '../../appointments/domain/local-time.ts'
import type { Appointment } from '../../appointments/items.ts'
import { channels } from '../../customers/domain/consent.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Key } from '../../shared/keys.ts'
import { type Draft, type DraftDeps, draftMessage } from '../drafting/draft-message.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageSubject } from '../message-subject.ts'

export type PlanDeps = DraftDeps & Pick<MessageStore, 'write' | 'claimJob' | 'complete'>

/**
 * Makes the messages of a reminder that is due, one for each channel that the customer was asked about or can be reached
 * by, and takes its due row away, all in one transaction. Answers those to be sent now.
 */
export async function planReminder(account: Account, due: Due & Key, deps: PlanDeps): Promise<Message[]> {
  const { accountId } = account
  const appointmentId = String(due.details['appointmentId'])
  const appointment = await deps.findAppointment(accountId, appointmentId)
  if (appointment && isEarly(appointment, due, deps.now())) return []
  const subjects = channels.map((channel) => ({
    customerId: appointment?.customerId ?? '',
    appointmentId,
    revision: Number(due.details['revision']),
    offset: String(due.details['offset']),
    kind: 'reminder' as const,
    channel,
  }))
  const drafts = appointment ? await draftsOf(account, subjects, readOnce(appointment, deps)) : []
  const isWritten = await deps.write([deps.claimJob(due), ...drafts.flatMap(({ writes }) => writes)])
  if (isWritten) return drafts.flatMap(({ message }) => (message.status === 'queued' ? [message] : []))
  // either another took the row and made them, or they were made before under this revision: nothing is left to make
  await deps.complete(due)
  return []
}

/** A work that comes before its time, as after a clock was set back, takes nothing. */
function isEarly({ revision, startsAt, timeZone }: Appointment, { details }: Due, now: number): boolean {
  return revision === details['revision'] && addDuration(startsAt, timeZone, String(details['offset'])) > now
}

/** All channels are decided from the same appointment and customer, each read once. */
function readOnce(appointment: Appointment, deps: PlanDeps): PlanDeps {
  let customer: ReturnType<PlanDeps['findCustomer']> | undefined
  return {
    ...deps,
    findAppointment: async () => appointment,
    findCustomer: (accountId, customerId) => {
      customer ??= deps.findCustomer(accountId, customerId)
      return customer
    },
  }
}

async function draftsOf(account: Account, subjects: readonly MessageSubject[], deps: PlanDeps): Promise<Draft[]> {
  const made = await Promise.all(subjects.map((subject) => draftMessage(account, subject, deps)))
  return made.flatMap((draft) => (draft && isWorthSaying(draft) ? [draft] : []))
}

/** That somebody without a mail address, who was never asked about mails, gets none needs no record. */
function isWorthSaying({ message, hasAddress }: Draft): boolean {
  return hasAddress || message.decided?.consent !== undefined
}
