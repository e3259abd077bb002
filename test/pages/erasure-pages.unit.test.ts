import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deletionPage } from '../../functions/erasure/deletion-page/deletion-page.ts'
import {
  codePage,
  confirmPage,
  deletionRefusal,
  requestedPage,
} from '../../functions/erasure/deletion-page/deletion-steps.ts'
import type { ErasureState } from '../../functions/erasure/domain/erasure.ts'
import { receiptOf } from '../../functions/erasure/domain/receipt.ts'
import { retainedItems } from '../../functions/erasure/registry/all-erasers.ts'
import { type ErasureView, erasurePage } from '../../functions/erasure/status/erasure-page.ts'
import { refusalPage } from '../../functions/erasure/status/refusal-page.ts'
import { erasureEmailText } from '../../functions/notifications/domain/erasure-email-texts.ts'
import { makeNotice } from '../../functions/notifications/domain/notice.ts'
import { emailFromFieldpost } from '../../functions/notifications/email/compose.ts'
import { AppError } from '../../functions/shared/errors.ts'
import { type Language, languages } from '../../functions/shared/language.ts'
import { aSigner } from '../erasure/signer.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { contrasts } from './messages-contrast.ts'
import { type Look, looks, picture, tab } from './messages-looks.ts'

const requestedAt = Date.parse('2026-11-26T16:33:00Z')
const cancelUntil = requestedAt + 3 * 86_400_000
const company = 'Ann’s Bright Windows & Gutter Cleaning of Greater Manchester GmbH'
const apiUrl = 'https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com'
const token = 'TAIvrJBInjcYmglPiC_EXlwek_PFyPyMgsmOIgVcUjY'
const erasureId = '01M8CC132WJHZBRB8PFDGMA5FX'
const found = {
  member: 3,
  login: 3,
  device: 2,
  shift: 1_234,
  segment: 1_234_567,
  customer: 120,
  consent: 480,
  message: 340_000,
}
const deadline = { cancelUntil, timeZone: 'Europe/Zurich' }
const terms = { graceMilliseconds: 3 * 86_400_000, backupDays: 7 }

let receipt: string
beforeAll(async () => {
  const times = { requestedAt, shreddedAt: requestedAt, erasedAt: requestedAt }
  const counts = { found, externalData: { logins: 3, files: 2 }, retained: retainedItems, backupDays: 7 }
  receipt = await aSigner().signReceipt(receiptOf({ erasureId, accountHash: 'a'.repeat(64), ...times, ...counts }))
})

function status(state: ErasureState, language: Language, refreshes = true) {
  const share = state === 'erased' ? 1 : 0.63
  const view: ErasureView = {
    erasureId,
    status: state,
    requestedAt: new Date(requestedAt).toISOString(),
    cancelUntil: state === 'scheduled' ? new Date(cancelUntil).toISOString() : undefined,
    backupsExpireAt: new Date(requestedAt).toISOString(),
    progress: ['erasing', 'blocked', 'erased'].includes(state)
      ? Object.fromEntries(
          Object.entries(found).map(([type, n]) => [type, { found: n, erased: Math.floor(n * share) }]),
        )
      : {},
    receipt: state === 'erased' ? receipt : undefined,
    timeZone: state === 'erased' ? undefined : 'Europe/Zurich',
  }
  return erasurePage(view, { token, apiUrl, language, refreshes })
}

const email = (template: 'erasure-begun' | 'erasure-cancelled' | 'erasure-done', language: Language) => {
  const who = { to: 'ana@example.test', name: 'Ana Núñez', language, why: 'owner', askedBy: 'Olga Owner' } as const
  const when = { requestedAt, cancelUntil, erasedAt: requestedAt, backupDays: 7, timeZone: 'Europe/Zurich' }
  const link = `${apiUrl}/v1/erasures/${erasureId}?token=${token}`
  const notice = makeNotice({ template, ...who, ...when, company, link }, requestedAt)
  return emailFromFieldpost(notice ?? expect.unreachable(), 'https://api.example.com')
}

const pages = (language: Language): Record<string, unknown> => ({
  deletion: deletionPage(terms, language).body,
  wrong: deletionPage(terms, language, { status: 429, why: 'tooManyFromCaller' }).body,
  code: codePage('token', language).body,
  confirm: confirmPage(company, 'token', deadline, language).body,
  misspelt: confirmPage(company, 'token', { ...deadline, cancelUntil: undefined }, language, true).body,
  requested: requestedPage(`${apiUrl}/v1/erasures/${erasureId}?token=${token}`, deadline, language, 202).body,
  refused: deletionRefusal('not-owner', language).body,
  scheduled: status('scheduled', language).body,
  fencing: status('fencing', language).body,
  erasing: status('erasing', language).body,
  blocked: status('blocked', language).body,
  erased: status('erased', language).body,
  cancelled: status('cancelled', language).body,
  late: refusalPage(new AppError('too_late'), language).body,
  'mail-begun': email('erasure-begun', language).html,
  'mail-cancelled': email('erasure-cancelled', language).html,
  'mail-done': email('erasure-done', language).html,
})

describe('the pages of a deletion', () => {
  test('say in the account’s time when it begins and until when it can be undone', () => {
    expect(pages('en')['confirm']).toContain(
      'begins on <time datetime="2026-11-29T16:33:00.000Z">Sunday, November 29, 2026 at 5:33',
    )
    expect(pages('es')['confirm']).toContain('domingo, 29 de noviembre de 2026, 17:33')
    for (const language of languages)
      for (const name of ['confirm', 'requested', 'scheduled'])
        expect([language, name, pages(language)[name]]).toEqual([language, name, expect.stringMatching(/5:33|17:33/)])
    expect(pages('en')['misspelt']).toContain('It cannot be undone')
  })

  test('count people and things, not rows', () => {
    const text = String(pages('en')['erased'])
    for (const [name, count] of [
      ['Members', '3'],
      ['Customers', '120'],
      ['Messages', '340,000'],
    ])
      expect(text).toMatch(new RegExp(`>${name}</th><td class="short number">${count}<`))
    expect(text).not.toMatch(/segment|devicePointer|1,234,567/)
    expect(pages('en')['erasing']).toMatch(/>75 of 120</)
    expect(pages('en')['erasing']).toMatch(/62 % deleted|63 % deleted/)
  })

  test('refresh themselves while it runs, unless the reader stops that', () => {
    const refreshing = (state: ErasureState, on?: boolean) => status(state, 'en', on).headers?.['refresh']
    expect(['fencing', 'erasing', 'verifying'].map((state) => refreshing(state as ErasureState))).toEqual([
      '10',
      '10',
      '10',
    ])
    expect(refreshing('blocked')).toBe('60')
    for (const state of ['scheduled', 'erased', 'cancelled'] as const) expect(refreshing(state)).toBeUndefined()
    expect(refreshing('erasing', false)).toBeUndefined()
    expect(status('erasing', 'en').body).toContain('&amp;refresh=off">Stop that</a>')
  })

  test('say how to check the receipt, with the exact command', () => {
    const command = `npm run verify-receipt -- erasure-receipt-${erasureId}.jws --from ${apiUrl}`
    for (const language of languages) {
      expect(pages(language)['erased']).toContain(command)
      expect(pages(language)['erased']).toContain(`href="${apiUrl}/.well-known/jwks.json"`)
    }
  })

  test('name everything that is kept in Spanish, too', () => {
    for (const { why } of retainedItems) expect(pages('es')['erased']).not.toContain(why)
  })

  test('escape the company’s name', () => {
    expect(confirmPage('<b>&', 'token', deadline, 'en').body).toContain('<strong>&lt;b&gt;&amp;</strong>')
  })

  test('an email’s links are links in HTML and plain addresses in text', () => {
    const link = `${apiUrl}/v1/erasures/${erasureId}?token=${token}`
    for (const language of languages)
      for (const template of ['erasure-begun', 'erasure-done'] as const) {
        const { html, text } = email(template, language)
        expect(html).toContain(`href="${link}">${link}</a>`)
        expect(text.split(/\s/)).toContain(link)
      }
  })

  test('an email says until when the deletion can be cancelled', () => {
    const facts = { template: 'erasure-begun', to: '', name: 'Ana', why: 'contact', askedBy: undefined } as const
    const times = { requestedAt, backupDays: 7, timeZone: 'Europe/Zurich', company, link: apiUrl }
    const { text } = erasureEmailText({ ...facts, ...times, cancelUntil, language: 'es' })
    expect(text).toMatch(/^Hola:\n/)
    expect(text).toMatch(/antes del domingo, 29 de noviembre, 17:33 \(CET\)/)
    expect(erasureEmailText({ ...facts, ...times, language: 'es' }).text).toContain('no se puede deshacer')
  })
})

describe.skipIf(chromiumPath === undefined)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser.close())

  /** Pairs of neighbouring cells whose texts are less than 8 pixels apart. */
  const collisions = (page: Page) =>
    page.evaluate<string[]>(`[...document.querySelectorAll('tr')].flatMap((row) => {
      const boxes = [...row.children].map((cell) => {
        const range = document.createRange()
        range.selectNodeContents(cell)
        return range.getBoundingClientRect()
      })
      return boxes.flatMap((box, n) => (n > 0 && box.left - boxes[n - 1].right < 8 ? [row.textContent] : []))
    })`)

  test.each(languages)(
    'all of them in %s fit at both widths, light and dark, with enough contrast',
    async (language) => {
      for (const look of looks) {
        const page = await tab(browser, look)
        for (const [name, html] of Object.entries(pages(language))) {
          await page.setContent(String(html))
          await looksRight(page, name, look, language)
        }
        await page.context().close()
      }
    },
    300_000,
  )

  async function looksRight(page: Page, name: string, look: Look, language: Language): Promise<void> {
    if (process.env['PICTURES_DIR']) await picture(page, `erasure-${name}-${language}`, look)
    const at = [name, look]
    expect([at, await page.locator('html').getAttribute('lang')]).toEqual([at, language])
    expect([at, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([at, 0])
    expect([at, await collisions(page)]).toEqual([at, []])
    expect([at, (await contrasts(page)).filter(({ ratio, needed }) => ratio < needed)]).toEqual([at, []])
    if (!name.startsWith('mail')) expect([at, await page.locator('h1').count()]).toEqual([at, 1])
  }
})
