import type { Appointment } from '../../appointments/items.ts'
import { languageOf } from '../../customers/domain/language.ts'
import type { Customer } from '../../customers/items.ts'
import { type Account, repliesGoTo } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import { firstNameOf } from '../domain/first-name.ts'
import { formatLocalTime, localeFor, withSenderAndOptOut } from '../domain/local-wording.ts'
import { maxSegments, normalise, sizeOf } from '../domain/sms-segments.ts'
import { calendarFile } from '../email/calendar.ts'
import { emailToCustomer, senderName } from '../email/compose.ts'
import type { CustomerLinks } from '../email/footer-links.ts'
import type { Message } from '../items.ts'
import type { MessageContent, MessageSubject } from '../message-subject.ts'
import { type Rendered, render } from './render.ts'
import { TemplateError } from './template-error.ts'
import type { Variables } from './variables.ts'
import type { Template } from './wording.ts'

export type Rendering = {
  readonly account: Account
  readonly customer: Customer
  readonly appointment: Appointment | undefined
  /** The name of the member whose appointment it is. */
  readonly worker?: string | undefined
  readonly subject: Pick<MessageSubject, 'kind' | 'channel'>
  readonly content: MessageContent
  readonly template: Template
}

/** @throws TemplateError when no template, not even ours, renders */
export function renderSms({ template, ...rendering }: Rendering) {
  return orFallback(template, (each) => smsOf(each, rendering), isSendable)
}

function smsOf(template: Template, rendering: Omit<Rendering, 'template'>) {
  const rendered = renderFor(template, rendering)
  const company = normalise(senderName(rendering.account))
  const body = withSenderAndOptOut(normalise(rendered.text), company, template.language)
  return { body, text: rendered.text, template: rendered.template, size: sizeOf(body) }
}

const isSendable = ({ text, size }: ReturnType<typeof smsOf>) => text !== '' && size.segments <= maxSegments

/** A customer's data may make a company's template fail, or its message too long or empty: then ours is sent. */
function orFallback<Made>(
  template: Template,
  make: (template: Template) => Made,
  isFit: (made: Made) => boolean,
): Made {
  const { fallback } = template
  if (!fallback) return make(template)
  try {
    const made = make(template)
    return isFit(made) ? made : make(fallback)
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    return make(fallback)
  }
}

export function attachesCalendar(kind: Message['kind']): boolean {
  return kind === 'reminder'
}

/** @throws TemplateError when no template, not even ours, renders */
export function renderEmail(
  { template, ...rendering }: Rendering,
  links: CustomerLinks,
  { emailDomain, now }: { readonly emailDomain: string; readonly now: () => number },
) {
  const { account, customer, appointment, subject, content } = rendering
  const isFit = (made: Rendered) => made.text !== '' && made.subject !== ''
  const rendered = orFallback(template, (each) => renderFor(each, rendering), isFit)
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

/** What a customer's data makes of the words is never checked: data fails no message. */
function renderFor(template: Template, rendering: Omit<Rendering, 'template'>) {
  return render(template, variablesOf(rendering), isElsewhere(rendering))
}

/**
 * Whether the customer's clock shows another time than the one at the appointment's place; in an email, which has the room,
 * also whether the company's does.
 */
export function isElsewhere({ account, customer, appointment, subject }: Elsewhere): boolean {
  if (!appointment) return false
  const { startsAt, timeZone } = appointment
  const clockIn = (zone: string) => {
    const { date, time } = formatLocalTime(startsAt, zone)
    return `${date} ${time}`
  }
  const others = [customer.timeZone, subject.channel === 'email' ? account.timeZone : undefined]
  return others.some((zone) => zone !== undefined && clockIn(zone) !== clockIn(timeZone))
}

type Elsewhere = {
  readonly account: Pick<Account, 'timeZone'>
  readonly customer: Pick<Customer, 'timeZone'>
  readonly appointment: Pick<Appointment, 'startsAt' | 'timeZone'> | undefined
  readonly subject: Pick<MessageSubject, 'channel'>
}

function variablesOf({
  account,
  customer,
  appointment,
  worker,
  subject,
  content,
}: Omit<Rendering, 'template'>): Variables {
  const names = {
    company: senderName(account),
    companyPhone: account.brand?.phone ?? null,
    name: customer.name,
    firstName: firstNameOf(customer.name),
  }
  const { authored, arrival } = content
  if (authored) return { ...names, subject: authored.subject ?? null, text: authored.text, link: authored.link ?? null }
  if (!appointment) throw new Error('a message needs authored text or an appointment')
  const { startsAt, timeZone, title, address } = appointment
  const locale = localeFor(languageOf(customer, account), account.country)
  const details = {
    title,
    worker: worker ?? null,
    address: address ?? customer.address ?? null,
    ...formatLocalTime(startsAt, timeZone, locale),
  }
  if (subject.kind !== 'on-my-way') return { ...names, ...details }
  const localTime = (at: number) => formatLocalTime(toInstant(at), timeZone, locale).time
  const range = arrival && { earliest: localTime(arrival.earliest), latest: localTime(arrival.latest) }
  return { ...names, ...details, ...(range ?? { earliest: null, latest: null }) }
}
