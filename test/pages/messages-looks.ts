import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

const widths = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const
const schemes = ['light', 'dark'] as const
export type Look = { readonly width: keyof typeof widths; readonly scheme: (typeof schemes)[number] }
export const looks: readonly Look[] = (['phone', 'desktop'] as const).flatMap((width) =>
  schemes.map((scheme) => ({ width, scheme })),
)

/** A tab without scripts that reaches only `origin`. */
export async function tab(browser: Browser, { width, scheme }: Look, origin?: string): Promise<Page> {
  const context = await browser.newContext({ viewport: widths[width], colorScheme: scheme, javaScriptEnabled: false })
  await context.route('**', (route) =>
    origin && route.request().url().startsWith(origin) ? route.continue() : route.abort(),
  )
  return context.newPage()
}

const folder = process.env['PICTURES_DIR'] ?? join(tmpdir(), 'fieldpost-pictures')

/** Saves a screenshot for review in `PICTURES_DIR`. */
export async function picture(page: Page, name: string, { width, scheme }: Look): Promise<void> {
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true })
}
