import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { calendarFile } from '../../../functions/notifications/email/calendar.ts'
import { emailToCustomer, emailToMember } from '../../../functions/notifications/email/compose.ts'
import { mailbox } from '../../../functions/notifications/email/mailbox.ts'
import { defaultTemplate } from '../../../functions/notifications/templates/defaults.ts'
import { render } from '../../../functions/notifications/templates/render.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'

const company = {
  name: 'Acme & Söhne <Heating>',
  postalAddress: '1 Main St\nSpringfield',
  contactEmail: 'office@acme.example',
  settings: defaultSettings,
}
const link = 'https://api.example/u/token'
const words = { subject: 'Reminder', text: 'Hello <b>Ana</b>,\n\nsee you.' }

describe('a mail to a customer (rule 11)', () => {
  const mail = emailToCustomer(words, company, link)

  test('can be stopped with one click', () => {
    expect(mail.headers).toEqual([
      { name: 'List-Unsubscribe', value: `<${link}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ])
  })

  test('is from the company, with its address and the way to choose, as text and as HTML', () => {
    expect(mail).toMatchObject({ fromName: company.name, replyTo: 'office@acme.example' })
    for (const body of [mail.text, mail.html]) {
      expect(body).toContain('1 Main St')
      expect(body).toContain(link)
    }
  })

  test('holds nothing that runs, nothing from elsewhere, and no word unescaped', () => {
    expect(mail.html).not.toMatch(/<script|<img|src=|@import|url\(/i)
    expect(mail.html).toContain('Hello &lt;b&gt;Ana&lt;/b&gt;')
    expect(mail.html).toContain('Acme &amp; Söhne &lt;Heating&gt;')
  })
})

test('a mail to a member has nothing to unsubscribe from', () => {
  const mail = emailToMember(words, company)
  expect(mail.headers).toEqual([])
  expect(mail.text).not.toContain('/u/')
})

describe('the sender’s name', () => {
  test.each(['Acme Heating', 'Ana "the pipe" O\\Neil', 'Señor Müller', '水道工事'.repeat(20), 'a'.repeat(60)])(
    '%s',
    async (name) => {
      const from = mailbox(name, 'no-reply@x.example')
      expect(from).toMatch(/^[\x20-\x7e]+$/)
      const parsed = await simpleParser(`From: ${from}\r\nTo: a@b.example\r\n\r\nx`)
      expect(parsed.from?.value).toEqual([{ name, address: 'no-reply@x.example' }])
    },
  )

  test('cannot bring a header of its own', () => {
    expect(mailbox('Acme\r\nBcc: x@y.example', 'a@b.example')).toBe('"Acme Bcc: x@y.example" <a@b.example>')
  })
})

describe('the calendar file (RFC 5545)', () => {
  const entry = {
    uid: 'a1@mail.example',
    sequence: 4,
    startsAt: '2026-03-04T15:00:00.000Z',
    durationMinutes: 90,
    title: 'Boiler; check, twice\nand again',
    address: '1 Main St',
    company: { name: 'Acme', email: 'office@acme.example' },
    now: Date.parse('2026-03-01T00:00:00Z'),
  }

  test('is read by another program', () => {
    const { content, contentType } = calendarFile(entry)
    expect(contentType).toContain('method=PUBLISH')
    const calendar = new ICAL.Component(ICAL.parse(content))
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
    expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(event).toMatchObject({ uid: 'a1@mail.example', sequence: 4, location: '1 Main St' })
    expect(event.summary).toBe('Boiler; check, twice\nand again (Acme)')
    expect(event.startDate.toString()).toBe('2026-03-04T15:00:00Z')
    expect(event.endDate.toString()).toBe('2026-03-04T16:30:00Z')
  })

  test('has lines of at most 75 bytes, each ended as it must be', () => {
    const { content } = calendarFile({ ...entry, title: 'ü'.repeat(150) })
    const lines = content.split('\r\n')
    expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })
})

describe('the default templates', () => {
  const variables = {
    company: 'Acme',
    name: 'Ana',
    title: 'Boiler',
    date: 'Monday',
    time: '9:00 AM',
    zone: 'EST',
    address: null,
  }

  test('render, and name themselves by a hash', () => {
    expect(render(defaultTemplate('reminder', 'sms', 'en'), variables)).toEqual({
      subject: '',
      text: 'Acme: Reminder of your appointment "Boiler" on Monday at 9:00 AM.',
      template: { name: 'reminder/sms/en', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    const mail = defaultTemplate('reminder', 'email', 'en')
    expect(render(mail, variables)).toMatchObject({ subject: 'Reminder: Boiler, Monday at 9:00 AM' })
    expect(render(mail, { ...variables, address: '1 Main St' }).text).toContain('(EST)\n1 Main St\n')
  })

  test('take no commands from what people typed', () => {
    const typed = { ...variables, title: '{{ name }}{% assign x = 1 %}' }
    expect(render(defaultTemplate('reminder', 'sms', 'en'), typed).text).toContain('{{ name }}')
  })
})
