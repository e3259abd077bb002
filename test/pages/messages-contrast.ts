import type { Page } from 'playwright-core'

type Colour = readonly [red: number, green: number, blue: number, alpha: number]
export type Words = { readonly text: string; readonly ratio: number; readonly needed: number }

type Found = { text: string; front: string; backs: string[]; size: number; weight: number; isDark: boolean }

/** Runs in the browser; a string, since Node's types have no document. */
const findWords = `(() => {
  const follows = getComputedStyle(document.documentElement).colorScheme.includes('dark')
    || document.querySelector('meta[name=color-scheme]')?.content.includes('dark') === true
  const isDark = follows && matchMedia('(prefers-color-scheme: dark)').matches
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    if (!node.textContent.trim() || element.getClientRects().length === 0) continue
    const { color, fontSize, fontWeight } = getComputedStyle(element)
    const backs = []
    for (let each = element; each; each = each.parentElement) backs.push(getComputedStyle(each).backgroundColor)
    const [size, weight] = [Number.parseFloat(fontSize), Number(fontWeight)]
    words.push({ text: node.textContent.trim(), front: color, backs, size, weight, isDark })
  }
  return words
})()`

/** Contrast of each text on a page, WCAG 2.2 §1.4.3. */
export async function contrasts(page: Page): Promise<Words[]> {
  const found = await page.evaluate<Found[]>(findWords)
  return found.map(({ text, front, backs, size, weight, isDark }) => {
    const back =
      backs.map(colourOf).find(([, , , alpha]) => alpha === 1) ?? (isDark ? [18, 18, 18, 1] : [255, 255, 255, 1])
    const isLarge = size >= 24 || (size >= 18.66 && weight >= 700)
    return { text, ratio: ratioOf(colourOf(front), back), needed: isLarge ? 3 : 4.5 }
  })
}

function colourOf(css: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = css.match(/[\d.]+/g)?.map(Number) ?? []
  return [red, green, blue, alpha]
}

function ratioOf(one: Colour, other: Colour): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

function luminance([red, green, blue]: Colour): number {
  const linear = (value: number) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
