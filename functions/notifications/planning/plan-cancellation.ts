import { messageKinds } from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import type { Key } from '../../shared/keys.ts'
import { localeFor, wordsFor } from '../domain/local-wording.ts'
import { type DraftDeps, draftMessage } from '../drafting/draft-message.ts'
import { senderName } from '../email/compose.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { cancellationTexts } from '../templates/defaults.ts'
import { fill } from '../templates/render.ts'
import { attachesCalendar } from '../templates/render-message.ts'

export type CancellationDeps = DraftDeps & Pick<MessageStore, 'write' | 'claimJob' | 'complete' | 'listMessages'>

/**
 * Takes an appointment that was cancelled out of the customer's calendar again, where a mail has put it: one more mail, by
 * the consent for the kind that brought it. Answers those to be sent now.
 */
export async function planCancellation(account: Account, due: Due & Key, deps: CancellationDeps): Promise<Message[]> {
  const { accountId } = account
  const appointmentId = String(due.details['appointmentId'])
  const appointment = await deps.findAppointment(accountId, appointmentId)
  const customer = appointment && (await deps.findCustomer(accountId, appointment.customerId))
  const isAhead = appointment?.status === 'cancelled' && Date.parse(appointment.startsAt) > deps.now()
  const brought = customer && isAhead && (await whatBrought(accountId, customer.customerId, appointmentId, deps))
  if (!brought) {
    await deps.complete(due)
    return []
  }
  const language = languageOf(customer, account.country)
  const { startsAt, timeZone, title } = appointment
  const occasion = wordsFor(startsAt, timeZone, localeFor(language, account.country))
  const variables = { company: senderName(account), name: customer.name, title, address: null, ...occasion }
  const { subject, text } = cancellationTexts[language]
  const given = { subject: fill(subject, variables), text: fill(text, variables) }
  const about = { customerId: customer.customerId, kind: brought, channel: 'email' } as const
  const cancellation = { ...about, request: `cancelled/${appointmentId}`, appointmentId, cancels: true } as const
  const draft = await draftMessage(account, cancellation, deps, { authored: given, cancels: true })
  const isWritten = draft && (await deps.write([deps.claimJob(due), ...draft.writes]))
  if (!isWritten) await deps.complete(due)
  return isWritten && draft.message.status === 'queued' ? [draft.message] : []
}

const mayHaveArrived: readonly Message['status'][] = ['sending', 'sent', 'delivered', 'unknown', 'expired']

/** The kind of the newest mail that may have put it into a calendar; undefined when none has. */
async function whatBrought(accountId: string, customerId: string, appointmentId: string, deps: CancellationDeps) {
  const page = { limit: 1, sparse: true }
  const brought = await deps.listMessages(accountId, customerId, page, (message) => {
    const isAbout = message.appointmentId === appointmentId && message.channel === 'email'
    return isAbout && attachesCalendar(message.kind) && !message.cancels && mayHaveArrived.includes(message.status)
  })
  const kind = brought.items[0]?.kind
  return messageKinds.find((each) => each === kind)
}
