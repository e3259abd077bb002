import { addDuration } from '../../appointments/domain/local-time.ts'
import type { Appointment } from '../../appointments/items.ts'
import type { Channel } from '../../customers/domain/consent.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import type { Key } from '../../shared/keys.ts'
import { isRepeated } from '../domain/told-times.ts'
import { type Draft, type DraftDeps, decideOnMessage, draftOf } from '../drafting/draft-message.ts'
import type { Gathered } from '../drafting/gather-facts.ts'
import { readToldTimes } from '../drafting/read-told-times.ts'
import { endingFor, remainingChannels } from '../drafting/remaining-channels.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import type { MessageSubject } from '../message-subject.ts'
import { draftByChannels } from './draft-by-channels.ts'
import { type EarlierDeps, takeUpEarlier } from './earlier-messages.ts'
import { type SendAtOnceDeps, sendAtOnce } from './send-at-once.ts'
import { type WriteDraftsDeps, writeDrafts } from './write-drafts.ts'

export type PlanDeps = DraftDeps &
  WriteDraftsDeps &
  EarlierDeps &
  SendAtOnceDeps &
  Pick<MessageStore, 'keepJob' | 'listMessages' | 'releaseLease'>

/**
 * Sends a due reminder by each channel that the gate allows now; what it refuses or defers is recorded with the end of the due row. That
 * comes last, so that a run that dies anywhere is taken up by the next; if one channel fails, the row stays for it. Returns the
 * messages that wait for another attempt.
 */
export async function planReminder(account: Account, due: Due & Key, deps: PlanDeps): Promise<Message[]> {
  const { accountId } = account
  const appointment = await deps.findAppointment(accountId, String(due.details['appointmentId']))
  if (!appointment) return writeDrafts(accountId, due, [], deps)
  if (isEarly(appointment, due, deps.now())) return []
  const { customerId, appointmentId } = appointment
  const reminder = { offset: String(due.details['offset']), revision: Number(due.details['revision']) }
  const earlier = await takeUpEarlier(accountId, { ...reminder, customerId, appointmentId }, deps)
  const remaining = await channelsNotReminded(accountId, appointment, reminder.offset, due, deps)
  const channels = remaining.filter((channel) => earlier.every((each) => each.channel !== channel))
  const { drafts, failed } = await draftByChannels(account, appointment, reminder, channels, deps, planMessage)
  const sent = await sendAtOnce(account, drafts.flatMap(allowed), deps)
  const allFailed = [...failed, ...sent.failed]
  const isOpen = sent.isOpen || earlier.some((each) => each.isOpen)
  if (sent.errors.length > 0 && (isOpen || allFailed.length === channels.length)) throw sent.errors[0]
  if (!isOpen) {
    const recorded = drafts.flatMap(({ draft }) => draft ?? [])
    await writeDrafts(accountId, due, recorded, deps, endingFor(due, allFailed, deps))
  } else if (sent.isOpen) await deps.releaseLease(due, deps.now()) // a run with more time, at the next minute
  return [...sent.waiting]
}

type Planned = Pick<Draft, 'message' | 'hasAddress'> & { readonly gathered?: Gathered; readonly draft?: Draft }

/** What may go at once needs no row before its claim. */
async function planMessage(account: Account, subject: MessageSubject, deps: DraftDeps): Promise<Planned | undefined> {
  const decision = await decideOnMessage(account, subject, deps)
  if (!decision) return undefined
  const { message, hasAddress, verdict, gathered } = decision
  if (verdict.verdict === 'allow') return { message, hasAddress, gathered }
  return { message, hasAddress, draft: await draftOf(account.accountId, decision, deps) }
}

function allowed({ message, gathered }: Planned) {
  return gathered ? [{ message, gathered }] : []
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
