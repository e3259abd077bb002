import type { Appointment } from '../appointments/items.ts'
import type { Customer } from '../customers/items.ts'
import type { Account } from '../shared/account.ts'
import { normalise, sizeOf } from './domain/segments.ts'
import { introduced, wordsFor } from './domain/wording.ts'
import type { Subject } from './gather-facts.ts'
import { calendarFile } from './mail/calendar.ts'
import { mailToCustomer, senderName } from './mail/compose.ts'
import type { Variables } from './templates/defaults.ts'
import { renderMail, renderText } from './templates/render.ts'

/** What a message about an appointment is written from. */
export type Rendering = {
  readonly account: Account
  readonly customer: Customer
  readonly appointment: Appointment
  readonly subject: Subject
}

/** The text as it is sent, with what it costs. */
export function reminderText({ account, customer, appointment }: Rendering) {
  const { text, template } = renderText('reminder', variablesOf(account, customer, appointment))
  const body = introduced(normalise(text), normalise(senderName(account)))
  return { body, template, size: sizeOf(body) }
}

/** The mail, with the appointment for the reader's calendar. `preferences` is the address of the preference page. */
export function reminderMail(
  { account, customer, appointment }: Rendering,
  preferences: string,
  { mailDomain, now }: { readonly mailDomain: string; readonly now: () => number },
) {
  const { subject, text, template } = renderMail('reminder', variablesOf(account, customer, appointment))
  const { appointmentId, version, startsAt, durationMinutes, title, address } = appointment
  const file = calendarFile({
    uid: `${appointmentId}@${mailDomain}`,
    sequence: version,
    startsAt,
    durationMinutes,
    title,
    address: address ?? customer.address,
    company: { name: senderName(account), email: account.contactEmail },
    now: now(),
  })
  return { mail: mailToCustomer({ subject, text }, account, preferences, file), template }
}

function variablesOf(account: Account, customer: Customer, appointment: Appointment): Variables {
  return {
    company: senderName(account),
    name: customer.name,
    title: appointment.title,
    address: appointment.address ?? customer.address ?? null,
    ...wordsFor(appointment.startsAt, appointment.timeZone),
  }
}
