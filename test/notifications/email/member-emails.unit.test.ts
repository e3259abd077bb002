import { describe, expect, test } from 'vitest'
import { type MemberEmailContext, makeNotice } from '../../../functions/notifications/domain/notice.ts'
import { emailToMember } from '../../../functions/notifications/email/compose.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'
import { languages } from '../../../functions/shared/language.ts'

const expiresAt = Date.parse('2026-03-05T14:05:00Z')
const link = 'https://api.example.test/invitation/x'
const context: MemberEmailContext = {
  template: 'invitation',
  language: 'en',
  to: 'ida@example.test',
  name: 'Ida',
  company: 'Windows Ltd',
  role: 'worker',
  temporaryPassword: 'Ab-1',
  signInUrl: 'https://app.example.test',
  link,
  ends: 'THE-END',
  device: 'Samsung of Ida',
  addedBy: 'Olga',
  worker: 'Ben',
  since: '10:05 UTC',
  expiresAt,
}
const templates = [
  'invitation',
  'hours-changed',
  'device-added',
  'contact-address',
  'unread-texts',
  'silent-phone',
] as const
const company = {
  name: 'Windows Ltd',
  postalAddress: 'Seestrasse 1',
  contactEmail: 'new@example.test',
  verifiedContact: 'proven@example.test',
  settings: defaultSettings,
}

const now = expiresAt - 1
const textOf = (change: Partial<MemberEmailContext>) => makeNotice({ ...context, ...change }, now)?.text ?? ''

describe.each(languages)('emails to members in %s', (language) => {
  test.each(templates)('%s names the company, and is in that language alone', (template) => {
    const notice = makeNotice({ ...context, template, language }, now)
    expect(notice).toMatchObject({ to: 'ida@example.test', language })
    expect(`${notice?.subject} ${notice?.text}`).toContain('Windows Ltd')
    expect(notice?.text).not.toContain('undefined')
    const foreign = { en: /\b(usted|correo|empresa|Hola)\b/, es: /\b(the|you|your|Hello)\b/ }[language]
    expect(`${notice?.subject} ${notice?.text}`).not.toMatch(foreign)
    expect(emailToMember(notice ?? expect.unreachable(), company).html).toContain(`<html lang="${language}">`)
  })

  test('an invitation has the password, its end twice, and both links', () => {
    const text = textOf({ language })
    expect(text.match(/THE-END/g)).toHaveLength(2)
    for (const part of ['Ab-1', link, 'https://app.example.test']) expect(text).toContain(part)
  })

  test('a device is named, and who added it', () => {
    const text = textOf({ language, template: 'device-added' })
    for (const part of ['Samsung of Ida', 'Olga']) expect(text).toContain(part)
    const own = textOf({ language, template: 'device-added', addedBy: undefined })
    expect(own).not.toContain('undefined')
    expect(own).not.toContain('Olga')
  })

  test('a silent phone is named by its worker, when it was last heard, and with its battery where it said so', () => {
    const text = textOf({ language, template: 'silent-phone' })
    for (const part of ['Ben', '10:05 UTC']) expect(text).toContain(part)
    expect(text).not.toContain('%')
    expect(textOf({ language, template: 'silent-phone', battery: 0.045 })).toContain('5 %')
  })

  test('nothing is said after its end, nor is an invitation sent twice', () => {
    for (const template of templates) {
      expect(makeNotice({ ...context, language, template }, expiresAt)).toBeUndefined()
    }
    expect(makeNotice({ ...context, language, temporaryPassword: undefined }, now)).toBeUndefined()
  })
})

test('a link that a colleague hides in the label of a device is none', () => {
  const notice = makeNotice({ ...context, template: 'device-added', device: 'https://evil.example/x' }, now)
  const { html, text } = emailToMember(notice ?? expect.unreachable(), company)
  expect(`${html} ${text}`).not.toContain('https://evil.example/x')
  expect(html).toContain('href="https://app.example.test"')
})

test('replies go to the verified contact address', () => {
  const notice = makeNotice(context, now) ?? expect.unreachable()
  expect(emailToMember(notice, company).replyTo).toBe('proven@example.test')
  expect(emailToMember(notice, { ...company, verifiedContact: undefined }).replyTo).toBe('new@example.test')
})
