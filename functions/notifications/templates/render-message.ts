import type { Appointment } from '../../appointments/items.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Customer } from '../../customers/items.ts'
import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import { formatLocalTime, localeFor, withSenderAndOptOut } from '../domain/local-wording.ts'
import { normalise, sizeOf } from '../domain/sms-segments.ts'
import { stopWordMessage, stopWordOffered } from '../domain/stop-word-offer.ts'
import { calendarFile } from '../email/calendar.ts'
import { type CustomerLinks, emailToCustomer, senderName } from '../email/compose.ts'
import type { Message } from '../items.ts'
import type { MessageContent, MessageSubject } from '../message-subject.ts'
import { render } from './render.ts'
import { TemplateError } from './template-error.ts'
import type { Variables } from './variables.ts'
import type { Template } from './wording.ts'

export type Rendering = {
  readonly account: Account
  readonly customer: Customer
  readonly appointment: Appointment | undefined
  readonly subject: Pick<MessageSubject, 'kind' | 'channel'>
  readonly content: MessageContent
  readonly template: Template
}

/** @throws TemplateError */
export function renderSms({ template, ...rendering }: Rendering) {
  const rendered = renderChecked(template, rendering)
  const company = normalise(senderName(rendering.account))
  const body = withSenderAndOptOut(normalise(rendered.text), company, template.language)
  return { body, template: rendered.template, size: sizeOf(body) }
}

export function attachesCalendar(kind: Message['kind']): boolean {
  return kind === 'reminder'
}

/** @throws TemplateError */
export function renderEmail(
  { template, ...rendering }: Rendering,
  links: CustomerLinks,
  { emailDomain, now }: { readonly emailDomain: string; readonly now: () => number },
) {
  const { account, customer, appointment, subject, content } = rendering
  const rendered = renderChecked(template, rendering)
  const hasCalendar = attachesCalendar(subject.kind) || content.cancels === true
  const attachment = hasCalendar && appointment ? calendarAttachment(appointment) : undefined
  const email = emailToCustomer(rendered, account, links, attachment, template.language)
  return { email, template: rendered.template }

  function calendarAttachment({ appointmentId, version, startsAt, durationMinutes, title, address }: Appointment) {
    return calendarFile({
      uid: `${appointmentId}@${emailDomain}`,
      sequence: version,
      startsAt,
      durationMinutes,
      title,
      address: address ?? customer.address,
      company: { name: senderName(account), email: repliesGoTo(account) },
      now: now(),
      isCancelled: content.cancels === true,
    })
  }
}

/** This customer's data may make a stop word that no sample made. */
function renderChecked(template: Template, rendering: Omit<Rendering, 'template'>) {
  const rendered = render(template, variablesOf(rendering))
  if ([rendered.subject, rendered.text].some(stopWordOffered)) throw new TemplateError(stopWordMessage)
  return rendered
}

function variablesOf({ account, customer, appointment, subject, content }: Omit<Rendering, 'template'>): Variables {
  const names = { company: senderName(account), name: customer.name }
  const { authored, arrival } = content
  if (authored) return { ...names, subject: authored.subject ?? null, text: authored.text, link: authored.link ?? null }
  if (!appointment) throw new Error('a message needs authored text or an appointment')
  const { startsAt, timeZone, title, address } = appointment
  const locale = localeFor(languageOf(customer, account), account.country)
  const details = {
    title,
    address: address ?? customer.address ?? null,
    ...formatLocalTime(startsAt, timeZone, locale),
  }
  if (subject.kind !== 'on-my-way') return { ...names, ...details }
  const localTime = (at: number) => formatLocalTime(toInstant(at), timeZone, locale).time
  const range = arrival && { earliest: localTime(arrival.earliest), latest: localTime(arrival.latest) }
  return { ...names, ...details, ...(range ?? { earliest: null, latest: null }) }
}
