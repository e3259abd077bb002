import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorCodes } from '../../functions/shared/errors.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { looks } from './messages-looks.ts'

const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const

describe.runIf(chromiumPath)('/docs in a browser', () => {
  let cloud: LocalCloud
  let browser: Browser

  beforeAll(async () => {
    cloud = await startLocalCloud()
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await cloud.stop()
  })

  /** With every request that the page makes. */
  async function open(options: BrowserContextOptions = {}, hash = ''): Promise<Page & { requests: string[] }> {
    const context = await browser.newContext({ viewport: sizes.desktop, ...options })
    const page = await context.newPage()
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const problems: string[] = []
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(`${cloud.url}/docs${hash}`)
    expect(problems.filter((text) => !text.includes('favicon'))).toEqual([])
    return Object.assign(page, { requests })
  }
  const overflow = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  const openAll = (page: Page) =>
    page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true })')
  /** Of each chapter one: axe looks at nothing that is closed, and at all of it for a minute. */
  const openFirst = (page: Page) =>
    page.evaluate(
      'document.querySelectorAll("section > details:first-of-type").forEach((each) => { each.open = true })',
    )
  const focused = (page: Page) => page.evaluate<string>('document.activeElement.outerHTML.slice(0, 120)')

  test('shows the guide and every operation and code, without a foreign request, also without scripts', async () => {
    const { paths } = (await cloud.get<{ paths: Record<string, object> }>('/openapi.json')).body
    const operations = Object.values(paths).flatMap((methods) => Object.values(methods) as { operationId: string }[])
    for (const javaScriptEnabled of [true, false]) {
      const page = await open({ javaScriptEnabled })
      expect(await page.locator('details.operation').count()).toBe(operations.length)
      expect(await page.locator('section.error').count()).toBe(errorCodes.length)
      expect(await page.locator('#sign-in pre').count()).toBeGreaterThan(1)
      expect((await page.locator('.copy:visible').count()) > 0).toBe(javaScriptEnabled)
      expect(await page.locator('#search').isVisible()).toBe(javaScriptEnabled)
      expect(new Set(page.requests.map((url) => new URL(url).origin))).toEqual(new Set([cloud.url]))
      await page.context().close()
    }
  })

  test('finds operations, codes and chapters by words; Enter goes to the first, Escape ends it', async () => {
    const page = await open()
    await page.keyboard.press('/')
    expect(await focused(page)).toContain('id="search"')
    await page.keyboard.type('post clock-in')
    expect(await page.locator('nav li:visible').allTextContents()).toEqual(['POST /v1/clock-in'])
    expect(await page.locator('#status').textContent()).toBe('1 found')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#clockIn$/)
    expect(await page.locator('#clockIn').getAttribute('open')).not.toBeNull()
    expect(await focused(page)).toContain('<summary')
    await page.locator('#search').fill('not_yet')
    expect(await page.locator('nav li:visible').allTextContents()).toEqual(['not_yet'])
    await page.locator('#search').fill('no such thing')
    expect(await page.locator('#status').textContent()).toBe('Nothing found')
    await page.locator('#search').press('Escape')
    expect(await page.locator('nav li[hidden]').count()).toBe(0)
  })

  test.each(['<script>alert(1)</script>', '(', '[a-', '\\', '%', '.*', '"'])(
    'a search for %s finds what holds it as text',
    async (words) => {
      const page = await open({}, `#${words}`)
      await page.locator('#search').fill(words)
      const entries = await page.locator('nav li:visible').allTextContents()
      expect(await page.locator('#status').textContent()).toBe(
        entries.length === 0 ? 'Nothing found' : `${entries.length} found`,
      )
      for (const entry of entries) expect(entry.toLowerCase()).toContain(words)
      await page.context().close()
    },
  )

  test('prints every operation, without the contents', async () => {
    const page = await open()
    await page.evaluate('dispatchEvent(new Event("beforeprint"))')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('details:not([open])').count()).toBe(0)
    expect(await page.locator('nav').isVisible()).toBe(false)
    expect(await page.locator('.copy:visible').count()).toBe(0)
    await page.context().close()
  })

  test('opens what an address points at: an operation, and the entry of every problem type', async () => {
    const page = await open({}, '#postPings')
    expect(await page.locator('#postPings table').first().isVisible()).toBe(true)
    for (const code of errorCodes) {
      await page.goto(`${cloud.url}/docs#error-${code}`)
      const top = await page.evaluate<number>(`document.getElementById('error-${code}').getBoundingClientRect().top`)
      expect([code, top >= -1 && top < sizes.desktop.height]).toEqual([code, true])
    }
    const link = page.locator('#error-not_clocked_in a', { hasText: '/v1/clock-out' })
    await link.click()
    expect(await page.locator('#clockOut').getAttribute('open')).not.toBeNull()
  })

  test('copies a snippet as it is shown', async () => {
    const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
    const block = page.locator('#sign-in .code').first()
    await block.locator('.copy').click()
    await block.locator('.copy', { hasText: 'Copied' }).waitFor()
    expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(await block.locator('pre').textContent())
  })

  test('can be used by keyboard alone', async () => {
    const page = await open()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain('class="skip"')
    await page.keyboard.press('Enter')
    await expect.poll(() => focused(page)).toContain('<main')
    const summary = page.locator('#clockIn > summary')
    await summary.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('#clockIn').getAttribute('open')).not.toBeNull()
    for (let steps = 0; !(await focused(page)).includes('class="copy"'); steps += 1) {
      expect(steps).toBeLessThan(40)
      await page.keyboard.press('Tab')
    }
    expect(await page.evaluate<string>('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid')
  })

  test.each(looks)('fits its width, and follows the scheme: $width, $scheme', async (look) => {
    const page = await open({ viewport: sizes[look.width], colorScheme: look.scheme })
    await openAll(page)
    expect(await overflow(page)).toBeLessThanOrEqual(0)
    const back = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor')
    expect(back).toBe(look.scheme === 'dark' ? 'rgb(18, 20, 23)' : 'rgb(255, 255, 255)')
  })

  test.each([
    { width: 'phone', scheme: 'light' },
    { width: 'desktop', scheme: 'dark' },
  ] as const)('has no fault of accessibility that axe finds: $width, $scheme', async ({ width, scheme }) => {
    const page = await open({ viewport: sizes[width], colorScheme: scheme })
    await openFirst(page)
    await page.evaluate(axe.source)
    type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] }
    const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()')
    expect(violations.map(({ id, nodes }) => [id, nodes.length, nodes[0]?.target, nodes[0]?.failureSummary])).toEqual(
      [],
    )
  })
})
