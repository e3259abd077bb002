import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { ClockEntry, Stored } from '../../packages/client/src/queue.ts'
import { chromiumPath, startBrowser } from '../support/browser.ts'
import { allOrNothing, storeScenarios } from './store-scenarios.ts'

const entry = fileURLToPath(new URL('../../packages/client/src/queue.ts', import.meta.url))

describe.skipIf(chromiumPath === undefined)('the IndexedDB store, in Chromium', () => {
  let browser: Browser
  let page: Page
  let openTab: () => Promise<Page>

  beforeAll(async () => {
    const bundled = await build({
      entryPoints: [entry],
      bundle: true,
      format: 'iife',
      globalName: 'queue',
      write: false,
    })
    browser = await startBrowser()
    const context = await browser.newContext()
    // databases belong to an origin
    await context.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    openTab = async () => {
      const tab = await context.newPage()
      await tab.goto('https://phone.example.test/')
      await tab.addScriptTag({ content: bundled.outputFiles[0]?.text ?? '' })
      return tab
    }
    page = await openTab()
  })
  afterAll(() => browser?.close())

  test.each([...storeScenarios, allOrNothing])('$name', async ({ name, run, gives }) => {
    const found = await page.evaluate(`({ ${run} }).run(() => queue.indexedDbStore(${JSON.stringify(name)}))`)
    expect(found).toEqual(gives)
  })

  test('it gives way to an app that deletes the database, and makes another', async () => {
    const found = await page.evaluate(`(async () => {
      const store = queue.indexedDbStore('deleted')
      await store.write({ add: [{ list: 'x', value: 'old' }] })
      await new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase('deleted'), { onsuccess: resolve, onblocked: reject }))
      await store.write({ add: [{ list: 'x', value: 'new' }] })
      return (await store.read('x', 9)).map(({ value }) => value)
    })()`)
    expect(found).toEqual(['new'])
  })

  test('two tabs record one shift, though both are tapped at once', async () => {
    const tabs = [page, await openTab()]
    const open = `globalThis.lane = queue.openLane({ store: queue.indexedDbStore('tabs'), worker: 'ben', baseUrl: 'https://phone.example.test', token: async () => 'token' })`
    for (const tab of tabs) await tab.evaluate(`void (${open})`)
    for (let day = 0; day < 10; day += 1) {
      const [one, other] = await Promise.all(tabs.map((tab) => tab.evaluate('lane.clockIn()')))
      expect(one).toBe(other)
      await page.evaluate('lane.clockOut()')
    }
    const waiting = await page.evaluate(`queue.indexedDbStore('tabs').read('ben/waiting', 99)`)
    expect(waiting).toHaveLength(20)
  })

  test('a tab that crashes at any time has kept each tap that it said it had, with the state that it leads to', async () => {
    const said: string[] = []
    const open = `queue.openLane({ store: queue.indexedDbStore('crashed'), worker: 'cleo', baseUrl: 'https://phone.example.test', token: async () => 'token' })`
    for (let crash = 0; crash < 6; crash += 1) {
      const tab = await openTab()
      await tab.exposeFunction('say', (shiftId: string) => void said.push(shiftId))
      await tab.evaluate(`void (async () => {
        const lane = ${open}
        for (;;) {
          await say(await lane.clockIn())
          await lane.clockOut()
        }
      })()`)
      const before = said.length
      await vi.waitFor(() => expect(said.length).toBeGreaterThan(before + 3 * crash), { interval: 1 })
      const crashed = tab.waitForEvent('crash')
      const session = await tab.context().newCDPSession(tab)
      void session.send('Page.crash').catch(() => undefined)
      await crashed
      await tab.close()
    }
    const taps = await page.evaluate<Stored<ClockEntry>[]>(
      `queue.indexedDbStore('crashed').read('cleo/waiting', 99999)`,
    )
    const kinds = taps.map(({ value }) => value.kind)
    expect(kinds).toEqual(kinds.map((_, place) => (place % 2 === 0 ? 'clock-in' : 'clock-out')))
    const shiftIds = taps.map(({ value }) => ('shiftId' in value ? value.shiftId : ''))
    expect(shiftIds).toEqual(expect.arrayContaining(said))
    const { shiftId } = await page.evaluate<{ shiftId?: string }>(`${open}.state()`)
    expect(shiftId).toBe(kinds.at(-1) === 'clock-in' ? shiftIds.at(-1) : undefined)
  })

  test('a lane goes on after a reload of the page', async () => {
    const open = `queue.openLane({ store: queue.indexedDbStore(), worker: 'ana', baseUrl: 'https://phone.example.test', token: async () => 'token' })`
    const shiftId = await page.evaluate(`${open}.clockIn()`)
    expect(shiftId).toMatch(/^[0-9a-f]{32}$/)
    expect(await page.evaluate(`${open}.state()`)).toMatchObject({ shiftId })
    // the page that answers is none of the API's
    expect(await page.evaluate(`${open}.send()`)).toMatchObject({ state: 'waiting', because: 'unavailable' })
  })
})
