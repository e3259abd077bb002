import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Email } from '../../local/email/mailbox.ts'
import { anOffice, soon } from '../notifications/office.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { contrasts } from './messages-contrast.ts'
import { looks, picture, tab } from './messages-looks.ts'

let cloud: LocalCloud
const mails: Record<string, Email> = {}
const startsAt = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 50 * 3_600_000).toISOString()

beforeAll(async () => {
  cloud = await startLocalCloud()
  const office = await anOffice(cloud, 'mails')
  for (const language of ['en', 'es']) {
    const email = `ana-${language}@example.test`
    const customerId = await office.customer({
      name: 'Ana Núñez',
      email,
      language,
      address: 'Bahnhofstrasse 1\n8001 Zürich',
    })
    await office.grants(customerId, 'email')
    const fields = { startsAt, title: 'Clean the gutters, both sides; bring the long ladder' }
    await office.remind(await office.appointment(customerId, 50, fields), { channels: ['email'] })
    mails[language] = await soon(async () => {
      const [mail] = await cloud.emails(email)
      return mail ?? expect.unreachable()
    })
  }
})
afterAll(() => cloud.stop())

const caught = (language: string): Email => mails[language] ?? expect.unreachable()

describe('an email as SES receives it', () => {
  test('can be stopped with one click (RFC 8058 §3.1)', async () => {
    const { headers } = caught('en')
    const named = (name: string) => headers.filter((each) => each.name.toLowerCase() === name)
    expect(named('list-unsubscribe-post')).toEqual([
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    ])
    const [unsubscribe] = named('list-unsubscribe')
    // http only here, on the local cloud
    expect(unsubscribe?.value).toMatch(/^<https?:\/\/[\x21-\x3b\x3d\x3f-\x7e]+\/u\/[A-Za-z0-9_-]+>$/)
    expect(named('list-unsubscribe')).toHaveLength(1)
  })

  test('can be parsed by another library: names, addresses, list', async () => {
    for (const language of ['en', 'es']) {
      const { headers, from } = caught(language)
      const source = headers.map(({ name, value }) => `${name}: ${value}`).join('\r\n')
      expect(source).not.toMatch(/[^\r]\n|\r[^\n]/)
      const parsed = await simpleParser(`${source}\r\n\r\nx`)
      expect(from).toMatch(/^[\x20-\x7e]+$/)
      expect(parsed.from?.value).toEqual([
        { name: 'Bright Windows mails', address: expect.stringMatching(/^no-reply@/) },
      ])
      expect(parsed.replyTo?.value).toMatchObject([{ address: 'owner-mails@example.test' }])
      const list = parsed.headers.get('list') as { unsubscribe?: { url?: string } }
      const value = headers.find(({ name }) => name === 'List-Unsubscribe')?.value
      expect(`<${list.unsubscribe?.url}>`).toBe(value)
    }
  })

  test('carries the appointment (RFC 5545 §3.1), which another library can parse', () => {
    for (const language of ['en', 'es']) {
      const [file = expect.unreachable()] = caught(language).attachments
      expect(file.contentType).toMatch(/^text\/calendar; charset=utf-8; method=PUBLISH$/i)
      const bytes = Buffer.from(file.content, 'base64')
      const lines = bytes.toString('latin1').split('\r\n')
      expect(lines.every((line) => line.length <= 75 && !/[\r\n]/.test(line))).toBe(true)
      const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      const calendar = new ICAL.Component(ICAL.parse(text))
      expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
      expect(calendar.getFirstPropertyValue('prodid')).toBeTruthy()
      const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
      expect(event.uid).toMatch(/^[0-9A-Z]{26}@/)
      expect(event.sequence).toBeGreaterThanOrEqual(0)
      expect(event.startDate.toJSDate().toISOString()).toBe(startsAt)
      expect(text).toMatch(/\r\nDTSTART:\d{8}T\d{6}Z\r\n/)
      expect(event.duration.toSeconds()).toBe(3_600)
      expect(event.summary).toBe('Clean the gutters, both sides; bring the long ladder (Bright Windows mails)')
      expect(event.location).toBe('Bahnhofstrasse 1\n8001 Zürich')
    }
  })
})

describe.runIf(chromiumPath)('an email in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  test.each(['en', 'es'])('in %s, at both widths, light and dark, fits and has enough contrast', async (language) => {
    const { html = '' } = caught(language)
    for (const look of looks) {
      const page = await tab(browser, look)
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      await page.setContent(html)
      await picture(page, `mail-${language}`, look)
      expect(asked).toEqual([])
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
      expect((await contrasts(page)).filter(({ ratio, needed }) => ratio < needed)).toEqual([])
      await page.context().close()
    }
  })
})
