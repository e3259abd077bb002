import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anOffice, soon } from '../notifications/office.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { contrasts } from './messages-contrast.ts'
import { type Look, looks, picture, tab } from './messages-looks.ts'

const desk: Look = { width: 'desktop', scheme: 'light' }

describe.runIf(chromiumPath)('the preference page in a browser without scripts', () => {
  let cloud: LocalCloud
  let browser: Browser
  let office: Awaited<ReturnType<typeof anOffice>>
  let customers = 0

  beforeAll(async () => {
    cloud = await startLocalCloud()
    browser = await startBrowser()
    office = await anOffice(cloud, 'pages')
  })
  afterAll(async () => {
    await browser?.close()
    await cloud?.stop()
  })

  /** A customer with consents by SMS and email, and the link from an email. */
  async function aReader(fields: object = {}) {
    const phone = `+4179123${String(7000 + customers)}`
    const email = `reader${customers++}@example.test`
    const customerId = await office.customer({ phone, email, ...fields })
    await office.grants(customerId, 'sms', ['reminder', 'on-my-way'])
    await office.grants(customerId, 'email', [
      'reminder',
      'confirmation',
      'on-my-way',
      'proposal',
      'invoice',
      'marketing',
    ])
    await office.remind(await office.appointment(customerId, 50), { channels: ['email'] })
    const [mail] = await soon(async () => {
      const emails = await cloud.emails(email)
      expect(emails).toHaveLength(1)
      return emails
    })
    const link = /https?:\S+\/u\/\S+/.exec(mail?.text ?? '')?.[0] ?? ''
    return { customerId, link, email }
  }
  const open = async (link: string, look = desk) => {
    const page = await tab(browser, look, cloud.url)
    await page.goto(link)
    return page
  }

  test('each kind can be turned off alone, and on again with the link that the page sends', async () => {
    const { customerId, link, email } = await aReader()
    const page = await open(link)
    const boxes = page.getByRole('checkbox')
    expect(await boxes.count()).toBe(8)
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(8)
    for (const kind of ['News and offers', 'Invoices']) {
      await page.getByLabel(kind).uncheck()
      await page.getByRole('button', { name: 'Save my choice' }).click()
      expect(await page.getByRole('status').textContent()).toBe('Your choice is saved.')
      expect(await page.getByLabel(kind).isChecked()).toBe(false)
    }
    expect(await office.state(customerId, 'email', 'marketing')).toBe('withdrawn')
    expect(await office.state(customerId, 'email', 'invoice')).toBe('withdrawn')
    expect(await office.state(customerId, 'email', 'reminder')).toBe('granted')
    expect(await page.getByLabel('Invoices').isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    expect(await page.getByRole('status').textContent()).toContain('We have sent a link')
    await page.context().close()
    const answer = await soon(async () => {
      const emails = await cloud.emails(email)
      expect(emails).toHaveLength(2)
      return emails.find(({ subject }) => subject.startsWith('Your link'))
    })
    const again = await open(/https?:\S+\/u\/\S+/.exec(answer?.text ?? '')?.[0] ?? '')
    await again.getByLabel('Invoices').check()
    await again.getByRole('button', { name: 'Save my choice' }).click()
    expect(await office.state(customerId, 'email', 'invoice')).toBe('granted')
    expect(await office.state(customerId, 'email', 'marketing')).toBe('withdrawn')
    await again.context().close()
  })

  test('loaded again after a form, it posts nothing', async () => {
    const { customerId, link } = await aReader()
    const page = await open(link)
    await page.getByLabel('Invoices').uncheck()
    await page.getByRole('button', { name: 'Save my choice' }).click()
    const before = (await office.consents(customerId)).ledger.length
    const posts: string[] = []
    page.on('request', (request) => void (request.method() === 'POST' && posts.push(request.url())))
    await page.reload()
    expect(posts).toEqual([])
    expect(await page.getByRole('status').textContent()).toBe('Your choice is saved.')
    expect((await office.consents(customerId)).ledger).toHaveLength(before)
    await page.context().close()
  })

  test('a consent request is agreed to in the customer’s language', async () => {
    const phone = '+41791236999'
    const customerId = await office.customer({ phone, language: 'es' })
    const body = { channels: ['sms'], kinds: ['marketing'] }
    const { url } = await office.post<{ url: string }>(`/v1/customers/${customerId}/consent-requests`, body)
    for (const look of looks) {
      const page = await open(url, look)
      await picture(page, 'consent-request', look)
      expect((await contrasts(page)).filter(({ ratio, needed }) => ratio < needed)).toEqual([])
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(overflow).toBeLessThanOrEqual(0)
      await page.context().close()
    }
    const page = await open(url)
    const box = page.getByLabel('que son publicidad')
    expect(await box.isChecked()).toBe(false)
    await box.check()
    await page.getByRole('button', { name: 'Acepto lo que marqué' }).click()
    expect(await page.getByRole('status').textContent()).toContain('está registrado')
    expect(await office.state(customerId, 'sms', 'marketing')).toBe('granted')
    await page.context().close()
  })

  test('what is kept can be read from it, on a phone too', async () => {
    const { link } = await aReader()
    for (const look of looks) {
      const page = await open(link, look)
      await page.getByRole('link', { name: 'Privacy' }).click()
      await picture(page, 'privacy', look)
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What is kept about you')
      expect((await contrasts(page)).filter(({ ratio, needed }) => ratio < needed)).toEqual([])
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(overflow).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })

  test('everything can be stopped', async () => {
    const { customerId, link } = await aReader()
    const page = await open(link)
    await page.getByRole('button', { name: 'Stop all messages' }).click()
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
    expect(await page.getByRole('status').textContent()).toContain('sends you no more messages. Stopped:')
    expect([await office.state(customerId, 'sms'), await office.state(customerId, 'email')]).toEqual([
      'withdrawn',
      'withdrawn',
    ])
    await page.context().close()
  })

  test('works with the keyboard alone, in reading order, with visible focus', async () => {
    const { customerId, link } = await aReader()
    const page = await open(link)
    const outline = () => page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')
    for (let count = 0; count < 8; count += 1) {
      await page.keyboard.press('Tab')
      expect(await outline()).toBe('solid')
      await page.keyboard.press('Space')
    }
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').textContent()).toBe('Save my choice')
    await page.keyboard.press('Enter')
    await page.getByRole('status').waitFor()
    expect([await office.state(customerId, 'sms'), await office.state(customerId, 'email')]).toEqual([
      'withdrawn',
      'withdrawn',
    ])
    await page.context().close()
  })

  test('is in the customer’s language', async () => {
    const { link } = await aReader({ language: 'es' })
    const page = await open(link)
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    expect(await page.getByRole('heading').textContent()).toBe('Mensajes de Bright Windows pages')
    await page.getByLabel('Novedades y ofertas').uncheck()
    await page.getByRole('button', { name: 'Guardar mi elección' }).click()
    expect(await page.getByRole('status').textContent()).toBe('Su elección está guardada.')
    await page.context().close()
  })

  test('labels each box and group, with touch targets of 24 px and enough contrast', async () => {
    const { link } = await aReader()
    for (const look of looks) {
      const page = await open(link, look)
      await page.getByLabel('Invoices').uncheck()
      await page.getByRole('button', { name: 'Save my choice' }).click()
      await picture(page, 'preferences', look)
      expect(await page.title()).toBe('Messages from Bright Windows pages')
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
      expect(await page.getByRole('group').count()).toBe(2)
      for (const box of await page.getByRole('checkbox').all()) {
        const label = box.locator('xpath=ancestor::label')
        expect((await label.textContent())?.trim()).not.toBe('')
        expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(24) // WCAG 2.2 §2.5.8
      }
      expect((await contrasts(page)).filter(({ ratio, needed }) => ratio < needed)).toEqual([])
      const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
      expect(overflow).toBeLessThanOrEqual(0)
      await page.context().close()
    }
  })

  test('an invalid link shows that there is no such page', async () => {
    const page = await open(`${cloud.url}/u/nobody`)
    await picture(page, 'unknown-link', desk)
    expect(await page.getByRole('heading').textContent()).toBe('Page not found')
    expect((await contrasts(page)).filter(({ ratio, needed }) => ratio < needed)).toEqual([])
    await page.context().close()
  })
})
