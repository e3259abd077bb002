import { describe, expect, test } from 'vitest'
import { emailToCustomer, emailToMember } from '../../../functions/notifications/email/compose.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'

const company = {
  name: 'Acme & Söhne <Heating>',
  postalAddress: '1 Main St\nSpringfield',
  contactEmail: 'office@acme.example',
  settings: defaultSettings,
}
const link = 'https://api.example/u/token'
const unsubscribe = 'https://api.example/u/withdraws-only'
const content = { subject: 'Reminder', text: 'Hello <b>Ana</b>,\n\nsee you.' }

describe('an email to a customer (rule 11)', () => {
  const email = emailToCustomer(content, company, { preferences: link, unsubscribe })

  test('has the headers of one-click unsubscribe', () => {
    expect(email.headers).toEqual([
      { name: 'List-Unsubscribe', value: `<${unsubscribe}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ])
  })

  test('is from the company, with postal address and preference link, in text and HTML', () => {
    expect(email).toMatchObject({ fromName: company.name, replyTo: 'office@acme.example' })
    for (const body of [email.text, email.html]) {
      expect(body).toContain('1 Main St')
      expect(body).toContain(link)
      expect(body).not.toContain(unsubscribe)
    }
  })

  test('has no script, loads nothing, and escapes every text', () => {
    expect(email.html).not.toMatch(/<script|<img|src=|@import|url\(/i)
    expect(email.html).toContain('Hello &lt;b&gt;Ana&lt;/b&gt;')
    expect(email.html).toContain('Acme &amp; Söhne &lt;Heating&gt;')
  })
})

test('an email to a member has no unsubscribe', () => {
  const email = emailToMember(content, company)
  expect(email.headers).toEqual([])
  expect(email.text).not.toContain('/u/')
})
