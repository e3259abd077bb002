import { describe, expect, test } from 'vitest'
import { emailFromFieldpost, emailToCustomer, emailToMember } from '../../../functions/notifications/email/compose.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'

const company = {
  name: 'Acme & Söhne <Heating>',
  postalAddress: '1 Main St\nSpringfield',
  contactEmail: 'office@acme.example',
  settings: defaultSettings,
}
const link = 'https://api.example/u/token'
const unsubscribe = 'https://api.example/u/withdraws-only'
const api = 'https://api.example'
const footer = ['https://api.example/privacy?lang=en', 'https://api.example/terms?lang=en']
const content = { subject: 'Reminder', text: 'Hello <b>Ana</b>,\n\nsee you.' }

describe('an email to a customer (rule 11)', () => {
  const email = emailToCustomer(content, company, {
    preferences: link,
    unsubscribe,
    privacy: 'https://api.example/privacy?lang=en',
  })

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
      expect(body).toContain('https://api.example/privacy?lang=en')
      expect(body).not.toContain(unsubscribe)
    }
  })

  test('has no script, loads nothing, and escapes every text', () => {
    expect(email.html).not.toMatch(/<script|<img|src=|@import|url\(/i)
    expect(email.html).toContain('Hello &lt;b&gt;Ana&lt;/b&gt;')
    expect(email.html).toContain('Acme &amp; Söhne &lt;Heating&gt;')
  })
})

test('an email to a customer shows the colour as a bar without text, and the phone in the footer; it loads no logo', () => {
  const brand = { color: '#ffff00', logo: 'https://cdn.example.com/logo.svg', phone: '(206) 555-0100' }
  const { html, text } = emailToCustomer(
    content,
    { ...company, brand },
    { preferences: link, unsubscribe, privacy: 'https://api.example/privacy?lang=en' },
  )
  expect(html).toContain('background:#ffff00"></div>')
  expect(html.match(/#ffff00/g)).toHaveLength(1)
  for (const body of [html, text]) {
    expect(body).toContain('(206) 555-0100')
    expect(body).not.toContain('logo.svg')
  }
  const plain = emailToCustomer(content, company, {
    preferences: link,
    unsubscribe,
    privacy: 'https://api.example/privacy?lang=en',
  })
  expect(plain.html).not.toMatch(/background|undefined/)
})

test('an email to a member has no unsubscribe', () => {
  const email = emailToMember(content, company, api)
  expect(email.headers).toEqual([])
  expect(email.text).not.toContain('/u/')
})

describe('an email to a member links to our own pages only', () => {
  const own = 'https://app.example.com'
  const foreign = { ...company, name: 'Booking.com', postalAddress: 'https://evil.example/login\nwww.evil.example' }
  const notice = {
    subject: 'Booking.com invites you',
    text: `Hello anna@evil.example,\n\nSign in at ${own} or ${own}.evil.example with this temporary password:\n\nAb-1=x.y`,
    links: [own],
    code: 'Ab-1=x.y',
  }
  const written = emailToMember(notice, foreign, api)
  const hrefs = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

  test('in html, where the password is code', () => {
    expect(hrefs(written.html)).toEqual([own, ...footer])
    expect(written.html).toMatch(/<code style="[^"]*monospace[^"]*">Ab-1=x\.y<\/code>/)
  })

  test('in plain text, where names and addresses are broken for programs that link by themselves', () => {
    for (const part of [written.text, written.subject]) expect(part.replaceAll('\u200b', '')).toContain('Booking.com')
    expect(written.subject).toContain('Booking.\u200bcom')
    const words = written.text.split(/\s+/).filter((word) => /[^\s\u200b][.:@][\p{L}\p{N}/]/u.test(word))
    expect(words).toEqual([own, 'Ab-1=x.y', ...footer])
  })

  test('and so does one about an erasure', () => {
    const link = 'https://api.example.com/v1/erasures/1?token=a.b'
    const text = `Hello evil.example/x,\n\nthe account of evil.example:\n${link}`
    const erasure = emailFromFieldpost({ subject: 'evil.example: the account is kept', text, links: [link] }, api)
    expect(hrefs(erasure.html)).toEqual([link, ...footer])
    expect(erasure.text).toContain('the account of evil.\u200bexample:')
    expect(erasure.text.split('\n')).toContain(link)
  })
})
