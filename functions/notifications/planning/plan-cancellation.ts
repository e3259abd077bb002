import { messageKinds } from '../../customers/domain/consent.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Due } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toMilliseconds } from '../../shared/instant.ts'
import type { Key } from '../../shared/keys.ts'
import { formatLocalTime, localeFor } from '../domain/local-wording.ts'
import { type DraftDeps, draftMessage } from '../drafting/draft-message.ts'
import { senderName } from '../email/compose.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { cancellationTexts } from '../templates/defaults.ts'
import { fill } from '../templates/render.ts'
import { attachesCalendar, isElsewhere } from '../templates/render-message.ts'
import { type WriteDraftsDeps, writeDrafts } from './write-drafts.ts'

export type CancellationDeps = DraftDeps & WriteDraftsDeps & Pick<MessageStore, 'complete' | 'listMessages'>

/**
 * Plans the email that removes a cancelled appointment from the customer's calendar, if an email may have put it there.
 * It needs the consent for the kind of that email. Returns the messages to send now.
 */
export async function planCancellation(account: Account, due: Due & Key, deps: CancellationDeps): Promise<Message[]> {
  const { accountId } = account
  const appointmentId = String(due.details['appointmentId'])
  const appointment = await deps.findAppointment(accountId, appointmentId)
  const customer = appointment && (await deps.findCustomer(accountId, appointment.customerId))
  const isAhead = appointment?.status === 'cancelled' && toMilliseconds(appointment.startsAt) > deps.now()
  const kind = customer && isAhead && (await kindOfCalendarEmail(accountId, customer.customerId, appointmentId, deps))
  if (!kind) {
    await deps.complete(due)
    return []
  }
  const language = languageOf(customer, account)
  const { startsAt, timeZone, title } = appointment
  const localStart = formatLocalTime(startsAt, timeZone, localeFor(language, account.country))
  const names = { company: senderName(account), companyPhone: null, name: customer.name, firstName: customer.name }
  const variables = { ...names, title, address: null, worker: null, ...localStart }
  const { subject, text } = cancellationTexts[language]
  const filling = {
    namesZone: isElsewhere({ account, customer, appointment, subject: { channel: 'email' } }),
    isOurs: true,
  } as const
  const authored = { subject: fill(subject, variables, filling), text: fill(text, variables, filling) }
  const about = { customerId: customer.customerId, kind, channel: 'email' } as const
  const cancellation = { ...about, request: `cancelled/${appointmentId}`, appointmentId, cancels: true } as const
  const draft = await draftMessage(account, cancellation, deps, { authored, cancels: true })
  return writeDrafts(accountId, due, draft ? [draft] : [], deps)
}

const mayHaveArrived: readonly Message['status'][] = ['sending', 'sent', 'delivered', 'unknown', 'expired']

/** The kind of the newest email that may have added the appointment to the calendar. */
async function kindOfCalendarEmail(
  accountId: string,
  customerId: string,
  appointmentId: string,
  deps: CancellationDeps,
) {
  const page = { limit: 1, sparse: true }
  const found = await deps.listMessages(accountId, customerId, page, (message) => {
    const isAbout = message.appointmentId === appointmentId && message.channel === 'email'
    return isAbout && attachesCalendar(message.kind) && !message.cancels && mayHaveArrived.includes(message.status)
  })
  const kind = found.items[0]?.kind
  return messageKinds.find((each) => each === kind)
}
