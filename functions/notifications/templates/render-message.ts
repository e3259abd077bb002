import type { Appointment } from '../../appointments/items.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Customer } from '../../customers/items.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import { localeFor, withSenderAndOptOut, wordsFor } from '../domain/local-wording.ts'
import { normalise, sizeOf } from '../domain/sms-segments.ts'
import { stopWordOffered } from '../domain/stop-word-offer.ts'
import { calendarFile } from '../email/calendar.ts'
import { emailToCustomer, senderName } from '../email/compose.ts'
import type { Message } from '../items.ts'
import type { MessageContent, MessageSubject } from '../message-subject.ts'
import { render, TemplateError } from './render.ts'
import type { Variables } from './variables.ts'
import type { Template } from './wording.ts'

/** What a message is written from. */
export type Rendering = {
  readonly account: Account
  readonly customer: Customer
  readonly appointment: Appointment | undefined
  readonly subject: Pick<MessageSubject, 'kind' | 'channel'>
  readonly content: MessageContent
  readonly template: Template
}

/** The text as it is sent, with what it costs. */
export function renderSms({ template, ...rendering }: Rendering) {
  const { text, template: named } = worded(template, rendering)
  const company = normalise(senderName(rendering.account))
  const body = withSenderAndOptOut(normalise(text), company, template.language)
  return { body, template: named, size: sizeOf(body) }
}

/** Whether mails of this kind bring the appointment for the reader's calendar. */
export function attachesCalendar(kind: Message['kind']): boolean {
  return kind === 'reminder'
}

/** The mail; a reminder brings the appointment for the reader's calendar. `preferences` is the page to choose on. */
export function renderEmail(
  { template, ...rendering }: Rendering,
  preferences: string,
  { emailDomain, now }: { readonly emailDomain: string; readonly now: () => number },
) {
  const { account, customer, appointment, subject: about, content } = rendering
  const { subject, text, template: named } = worded(template, rendering)
  const isFiled = attachesCalendar(about.kind) || content.cancels === true
  const file = isFiled && appointment ? calendarAttachment(appointment) : undefined
  return { mail: emailToCustomer({ subject, text }, account, preferences, file, template.language), template: named }

  function calendarAttachment({ appointmentId, version, startsAt, durationMinutes, title, address }: Appointment) {
    return calendarFile({
      uid: `${appointmentId}@${emailDomain}`,
      sequence: version,
      startsAt,
      durationMinutes,
      title,
      address: address ?? customer.address,
      company: { name: senderName(account), email: account.contactEmail },
      now: now(),
      isCancelled: content.cancels === true,
    })
  }
}

/** The words; looked through once more, since no example may have led where this customer's data lead. */
function worded(template: Template, rendering: Omit<Rendering, 'template'>) {
  const words = render(template, variablesOf(rendering))
  if ([words.subject, words.text].some(stopWordOffered)) throw new TemplateError(new Error('offers a stop word'))
  return words
}

function variablesOf({ account, customer, appointment, subject, content }: Omit<Rendering, 'template'>): Variables {
  const people = { company: senderName(account), name: customer.name }
  const { authored, arrival } = content
  if (authored)
    return { ...people, subject: authored.subject ?? null, text: authored.text, link: authored.link ?? null }
  if (!appointment) throw new Error('a message that says nothing')
  const { startsAt, timeZone, title, address } = appointment
  const locale = localeFor(languageOf(customer, account.country), account.country)
  const occasion = { title, address: address ?? customer.address ?? null, ...wordsFor(startsAt, timeZone, locale) }
  if (subject.kind !== 'on-my-way') return { ...people, ...occasion }
  const clock = (at: number) => wordsFor(toInstant(at), timeZone, locale).time
  const told = arrival && { earliest: clock(arrival.earliest), latest: clock(arrival.latest) }
  return { ...people, ...occasion, ...(told ?? { earliest: null, latest: null }) }
}
