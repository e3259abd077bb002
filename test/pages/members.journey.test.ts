import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Email } from '../../local/email/mailbox.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { type Company, openCompany } from '../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { contrasts } from './messages-contrast.ts'
import { looks, picture, tab } from './messages-looks.ts'

const languages = ['en', 'es'] as const
const contact = 'front-desk@acme.example'
let cloud: LocalCloud
let company: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'pages')
})
afterAll(() => cloud.stop())

const emailAbout = (to: string, subject: RegExp) =>
  vi.waitFor(
    async () => (await cloud.emails(to)).find((email) => subject.test(email.subject)) ?? expect.fail(`none for ${to}`),
    { timeout: 20_000, interval: 200 },
  )
const linkIn = ({ text = '' }: Email, path: string) => new RegExp(`https?:\\S+/${path}/\\S+`).exec(text)?.[0] ?? ''
const patchAccount = (patch: object) => cloud.patch('/v1/account', patch, company.owner.token)
const account = async () =>
  (await cloud.get<{ contactEmailVerified: boolean }>('/v1/account', company.owner.token)).body

describe('what a member reads', () => {
  test('is in the member’s language: invitation, tracking notice, email about a device', async () => {
    const ida = { email: 'ida@example.test', name: 'Ida', role: 'worker', language: 'es' }
    expect(await cloud.post('/v1/members', ida, company.office.token)).toMatchObject({ status: 201 })
    const invitation = await emailAbout(ida.email, /le invita a Fieldpost/)
    expect(invitation.text).toContain('contraseña temporal')

    const { token, memberId } = company.worker
    const notice = (headers = {}) =>
      cloud.request<{ language: string; version: string }>('GET', '/v1/tracking-notice', { token, headers })
    const { body: english } = await notice()
    const { body: asked } = await notice({ 'accept-language': 'es-MX,es;q=0.9' })
    expect([english.language, asked.language]).toEqual(['en', 'es'])
    expect(asked.version).toBe(english.version)
    expect(await cloud.patch('/v1/me', { language: 'es' }, token)).toMatchObject({
      status: 200,
      body: { memberId, language: 'es' },
    })
    expect((await notice({ 'accept-language': 'en' })).body.language).toBe('es')

    await cloud.post(`/v1/members/${memberId}/devices`, { label: 'Furgoneta 3' }, company.office.token)
    const { text = '' } = await emailAbout(company.worker.email, /dispositivo/)
    expect(text).toContain('The staff ha añadido un dispositivo')
    expect(text).toContain('«Furgoneta 3»')
  })
})

describe('the contact address', () => {
  test('gets customers’ replies once its holder has confirmed it', async () => {
    expect(await account()).toMatchObject({ contactEmailVerified: true })
    expect(await patchAccount({ contactEmail: contact })).toMatchObject({
      status: 200,
      body: { contactEmailVerified: false },
    })
    const link = linkIn(await emailAbout(contact, /confirm the contact address/), 'contact-address')
    const open = (method: string) => fetch(link, { method, ...(method === 'POST' && { body: new URLSearchParams() }) })
    expect((await open('GET')).status).toBe(200)
    expect(await account()).toMatchObject({ contactEmailVerified: false })
    expect((await open('POST')).status).toBe(200)
    expect(await account()).toMatchObject({ contactEmail: contact, contactEmailVerified: true })
    const again = await cloud.post('/v1/account/contact-verification', undefined, company.owner.token)
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
  })
})

describe.runIf(chromiumPath)('pages in a browser without scripts', () => {
  let browser: Browser
  const links: Record<string, string> = {}

  beforeAll(async () => {
    browser = await startBrowser()
    const ben = { email: 'ben-pages@example.test', name: 'Ben', role: 'worker' }
    await cloud.post('/v1/members', ben, company.office.token)
    links['invitation'] = linkIn(await emailAbout(ben.email, /invites you/), 'invitation')
    await patchAccount({ contactEmail: `second-${contact}` })
    links['contact'] = linkIn(await emailAbout(`second-${contact}`, /confirm/), 'contact-address')
    links['ended'] = linkIn(await emailAbout(contact, /confirm/), 'contact-address')
    links['unknown'] = `${cloud.url}/invitation/forged`
    for (const path of ['', 'privacy', 'terms']) links[path || 'home'] = `${cloud.url}/${path}`
  })
  afterAll(() => browser.close())

  test.each(languages)('follow Accept-Language (%s), fit both widths, and can be read', async (language) => {
    for (const look of looks) {
      const page = await tab(browser, look, cloud.url)
      await page.setExtraHTTPHeaders({ 'accept-language': `${language}-US,${language};q=0.9,de;q=0.5` })
      for (const [name, link] of Object.entries(links)) {
        const response = await page.goto(link)
        expect([name, await page.locator('html').getAttribute('lang')]).toEqual([name, language])
        expect(response?.headers()['vary']?.toLowerCase()).toContain('accept-language')
        const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
        expect([name, Math.max(0, overflow)]).toEqual([name, 0])
        expect((await contrasts(page)).filter(({ ratio, needed }) => ratio < needed)).toEqual([])
        await picture(page, `members-${name}-${language}`, look)
      }
      await page.context().close()
    }
  })
})
