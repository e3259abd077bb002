import { simpleParser } from 'mailparser'
import { describe, expect, test } from 'vitest'
import { mailbox } from '../../../functions/notifications/email/mailbox.ts'

describe('a sender’s name survives encoding', () => {
  test.each(['Acme Heating', 'Ana "the pipe" O\\Neil', 'Señor Müller', '水道工事'.repeat(20), 'a'.repeat(60)])(
    '%s',
    async (name) => {
      const from = mailbox(name, 'no-reply@x.example')
      expect(from).toMatch(/^[\x20-\x7e]+$/)
      const parsed = await simpleParser(`From: ${from}\r\nTo: a@b.example\r\n\r\nx`)
      expect(parsed.from?.value).toEqual([{ name, address: 'no-reply@x.example' }])
    },
  )

  test('cannot add a header', () => {
    expect(mailbox('Acme\r\nBcc: x@y.example', 'a@b.example')).toBe('"Acme Bcc: x@y.example" <a@b.example>')
  })
})
