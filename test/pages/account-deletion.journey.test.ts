import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifiedReceipt } from '../../tools/receipt.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { type Company, openCompany } from '../support/company.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../support/local-cloud.ts'
import { contrasts } from './messages-contrast.ts'
import { type Look, looks, picture, tab } from './messages-looks.ts'

let cloud: LocalCloud
let browser: Browser
let company: Company
const phone: Look = { width: 'phone', scheme: 'light' }

describe.skipIf(chromiumPath === undefined)('an account is deleted without the app', () => {
  beforeAll(async () => {
    cloud = await startLocalCloud({ env: { FIELDPOST_GRACE_PERIOD: 'PT1H' } })
    company = await openCompany(cloud, 'page')
    browser = await startBrowser()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await cloud?.stop()
  })

  /** In every look: no horizontal overflow, enough contrast, a label for every field. */
  async function looksRight(page: Page, name: string): Promise<void> {
    expect(await page.locator('h1').count()).toBe(1)
    const isNamed =
      '[...document.querySelectorAll("input:not([type=hidden])")].every(({ labels }) => labels.length === 1)'
    expect(await page.evaluate(isNamed)).toBe(true)
    for (const look of looks) {
      const view = await tab(browser, look, cloud.url)
      await view.setContent(await page.content())
      const overflow = await view.evaluate('document.documentElement.scrollWidth - innerWidth')
      expect([name, look, overflow]).toEqual([name, look, 0])
      for (const { text, ratio, needed } of await contrasts(view)) {
        expect([name, look, text, ratio >= needed]).toEqual([name, look, text, true])
      }
      await picture(view, `deletion-${name}`, look)
      await view.context().close()
    }
  }

  async function signIn(page: Page, email: string, password = testPassword): Promise<void> {
    await page.goto(`${cloud.url}/account-deletion`)
    await page.getByLabel('Email address').fill(email)
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Sign in' }).click()
  }
  const alert = (page: Page) => page.getByRole('alert').textContent()
  const heading = (page: Page) => page.locator('h1').textContent()

  test('the page says what is deleted, what is kept and for how long, and how to delete', async () => {
    const answer = await cloud.get('/account-deletion')
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(answer.headers.get('x-robots-tag')).toBeNull()
    const page = await tab(browser, phone, cloud.url)
    await page.goto(`${cloud.url}/account-deletion`)
    const headings = ['What is deleted', 'What is kept, and how long', 'How long it takes', 'Delete the account now']
    for (const name of headings) expect(await page.getByRole('heading', { name }).count()).toBe(1)
    expect(await page.textContent('main')).toMatch(/Within 1 hour you can have it back/)
    await looksRight(page, 'page')
  })

  test('a wrong password and an unknown login get the same response', async () => {
    const page = await tab(browser, phone, cloud.url)
    await signIn(page, company.owner.email, 'Wrong-password-1')
    const message = await alert(page)
    expect(message).toMatch(/not right/)
    expect(await page.content()).not.toContain('Wrong-password-1')
    await looksRight(page, 'wrong')
    await signIn(page, 'nobody@example.test')
    expect(await alert(page)).toBe(message)
  })

  test('a member who is not an owner cannot delete the account', async () => {
    const page = await tab(browser, phone, cloud.url)
    for (const { email } of [company.worker, company.office]) {
      await signIn(page, email)
      expect(await heading(page)).toBe('Only an owner can do this')
    }
    expect(await cloud.get('/v1/me', company.owner.token)).toMatchObject({ status: 200 })
  })

  test('the account is locked only after an owner has typed its name', async () => {
    const page = await tab(browser, phone, cloud.url)
    await signIn(page, company.owner.email)
    expect(await heading(page)).toBe(`Delete ${company.name}?`)
    await looksRight(page, 'confirm')
    await page.getByLabel(/Type the name/).fill('Another company')
    await page.getByRole('button', { name: 'Delete the account' }).click()
    expect(await alert(page)).toMatch(/not the name/)
    expect(await cloud.get('/v1/me', company.owner.token)).toMatchObject({ status: 200 })

    await page.getByLabel(/Type the name/).fill(company.name)
    await page.getByRole('button', { name: 'Delete the account' }).click()
    expect(await heading(page)).toBe('The account is being deleted')
    expect(await cloud.get('/v1/me', company.owner.token)).toMatchObject({ body: { code: 'account_erasing' } })
    await looksRight(page, 'requested')

    await page.getByRole('link', { name: 'See the progress' }).click()
    expect(await heading(page)).toBe('The account is locked')
    await looksRight(page, 'scheduled')
    await page.getByRole('button', { name: 'Keep the account' }).click()
    expect(await heading(page)).toBe('The account is kept')
    expect(await cloud.get('/v1/me', company.owner.token)).toMatchObject({ status: 200 })
  })

  test('no URL and no cookie contains a secret, except the status link', async () => {
    const page = await tab(browser, phone, cloud.url)
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await signIn(page, company.owner.email)
    expect(new Set(addresses)).toEqual(new Set([`${cloud.url}/account-deletion`]))
    expect(await page.context().cookies()).toEqual([])
  })

  test('a form that another site sends, or with a forged token, is refused', async () => {
    const post = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      cloud.request('POST', '/account-deletion', {
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      })
    const credentials = { step: 'sign-in', email: company.owner.email, password: testPassword }
    expect(await post(credentials, { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 })
    const confirm = { step: 'confirm', pass: 'made-up', confirm: company.name }
    expect(await post(confirm)).toMatchObject({ status: 401 })
    const asked = await post(credentials)
    const pass = /name="pass" value="([^"]+)"/.exec(asked.text)?.[1] ?? ''
    expect(pass).not.toBe('')
    expect(await post({ ...confirm, pass: `${pass.slice(0, -3)}AAA` })).toMatchObject({ status: 401 })
    await cloud.advance('PT6M')
    expect(await post({ ...confirm, pass })).toMatchObject({ status: 401 })
    expect(await cloud.get('/v1/me', company.owner.token)).toMatchObject({ status: 200 })
  })

  test('the status page shows the progress and, at the end, the receipt', async () => {
    await cloud.advance('PT16M') // past the window of sign-in attempts
    const page = await tab(browser, phone, cloud.url)
    await signIn(page, company.owner.email)
    await page.getByLabel(/Type the name/).fill(company.name)
    await page.getByRole('button', { name: 'Delete the account' }).click()
    await page.getByRole('link', { name: 'See the progress' }).click()
    await cloud.advance('PT61M')
    await expect
      .poll(
        async () => {
          await cloud.advance('PT3M')
          await page.reload()
          return heading(page)
        },
        { timeout: 90_000, interval: 2_000 },
      )
      .toBe('The account is deleted')
    await looksRight(page, 'erased')

    const { pathname, search } = new URL(page.url())
    const status = await cloud.get<{ status: string; receipt: string }>(pathname + search)
    expect(status.headers.get('content-type')).toBe('application/json')
    const file = await cloud.get(`${pathname}${search}&format=receipt`)
    expect(file.text).toBe(status.body.receipt)
    const keys = await cloud.get('/.well-known/jwks.json')
    expect(verifiedReceipt(file.text, keys.text)).toMatchObject({ remaining: 0, outside: { logins: 3 } })
    expect((await cloud.emails(company.owner.email)).map(({ subject }) => subject.split(': ')[1])).toEqual([
      'the account is to be deleted',
      'the account is kept',
      'the account is to be deleted',
      'the account is deleted',
    ])
  })

  test('a wrong link and a late cancel are explained on a page', async () => {
    const page = await tab(browser, phone, cloud.url)
    await page.goto(`${cloud.url}/v1/erasures/01JD0000000000000000000000?token=x`)
    expect(await heading(page)).toBe('Page not found')
    const mail = (await cloud.emails(company.owner.email)).at(-1)
    const [link = ''] = /\S+\/v1\/erasures\/\S+/.exec(mail?.text ?? '') ?? []
    const { pathname, search } = new URL(link)
    expect(await cloud.post(`${pathname}/cancel${search}`, undefined)).toMatchObject({ body: { code: 'too_late' } })
    const html = await cloud.request('POST', `${pathname}/cancel${search}`, { headers: { accept: 'text/html' } })
    expect([html.status, html.text]).toEqual([409, expect.stringContaining('It is too late to cancel')])
  })

  test('sign-in is blocked for a while after too many attempts', async () => {
    const page = await tab(browser, phone, cloud.url)
    for (let tries = 0; tries < 10; tries += 1) await signIn(page, 'somebody@example.test')
    expect(await alert(page)).toMatch(/not right/)
    await signIn(page, 'Somebody@example.test')
    expect(await alert(page)).toMatch(/Too many attempts/)
    await cloud.advance('PT16M')
    await signIn(page, 'somebody@example.test')
    expect(await alert(page)).toMatch(/not right/)
  })
})
