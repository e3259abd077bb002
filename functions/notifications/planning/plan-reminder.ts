import { addDuration } from '../../appointments/domain/local-time.ts'
import type { Appointment } from '../../appointments/items.ts'
import { channels } from '../../customers/domain/consent.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Key } from '../../shared/keys.ts'
import { promiseCache } from '../../shared/promise-cache.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { type Draft, type DraftDeps, draftMessage } from '../drafting/draft-message.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageSubject } from '../message-subject.ts'

export type PlanDeps = DraftDeps & Pick<MessageStore, 'write' | 'claimJob' | 'complete'>

/**
 * Drafts a due reminder by each channel and deletes its due row, in one transaction. Returns the messages to send now.
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
  const drafts = appointment ? await draftAll(account, subjects, withCachedFacts(appointment, deps)) : []
  const isWritten = await deps.write([deps.claimJob(due), ...drafts.flatMap(({ writes }) => writes)])
  if (isWritten) return drafts.flatMap(({ message }) => (message.status === 'queued' ? [message] : []))
  // another run has planned this reminder, or staff requested it before: nothing is left to do
  await deps.complete(due)
  return []
}

/** A work message can be early, for example after a clock was set back. */
function isEarly({ revision, startsAt, timeZone }: Appointment, { details }: Due, now: number): boolean {
  return revision === details['revision'] && addDuration(startsAt, timeZone, String(details['offset'])) > now
}

/** Reads appointment and customer once for all channels. */
function withCachedFacts(appointment: Appointment, deps: PlanDeps): PlanDeps {
  const customers = promiseCache<string, Awaited<ReturnType<PlanDeps['findCustomer']>>>()
  return {
    ...deps,
    findAppointment: async () => appointment,
    findCustomer: (accountId, customerId) => customers.get(customerId, () => deps.findCustomer(accountId, customerId)),
  }
}

async function draftAll(account: Account, subjects: readonly MessageSubject[], deps: PlanDeps): Promise<Draft[]> {
  const drafts = await settleAll(subjects.map((subject) => draftMessage(account, subject, deps)))
  return drafts.flatMap((draft) => (draft && isWorthRecording(draft) ? [draft] : []))
}

/** Without an address and a decision for a channel, a refusal says nothing. */
function isWorthRecording({ message, hasAddress }: Draft): boolean {
  return hasAddress || message.decided?.consent !== undefined
}
