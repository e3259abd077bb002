import { describe, expect, test } from 'vitest'
import { htmlEmail } from '../../../functions/notifications/email/html.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'

/** What the email program opens, and what the reader sees. */
function written(text: string) {
  const html = htmlEmail('', text, { lines: [], links: [] })
  const [, paragraph = ''] = /<p style="margin:0 0 16px">(.*?)<\/p>/s.exec(html) ?? []
  const unescaped = (part: string) =>
    part.replace(
      /&(lt|gt|quot|#39|#x27|amp);/g,
      (_all, name: string) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name] ?? "'",
    )
  return {
    links: [...paragraph.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, href = '', shown = '']) => {
      expect(href).toBe(shown)
      return unescaped(href)
    }),
    text: unescaped(paragraph.replace(/<\/?a[^>]*>/g, '').replaceAll('<br>', '\n')),
  }
}

const address = 'https://x.example/p/1'

describe('a link in an email ends where the address ends', () => {
  test.each([
    `${address}.`,
    `${address}, and more`,
    `See ${address}!`,
    `Is it ${address}?`,
    `(${address})`,
    `(see ${address}.)`,
    `[${address}]`,
    `{${address}}`,
    `<${address}>`,
    `"${address}"`,
    `"${address}".`,
    `'${address}'`,
    `“${address}”`,
    `«${address}»`,
    `„${address}“`,
    `‘${address}’`,
    `${address};`,
    `${address}:`,
    `${address}...`,
    `${address}…`,
    `${address}\nnext line`,
    `${address}\u00a0next`,
    `Línea: ${address}. Gracias.`,
  ])('%s', (text) => expect(written(text)).toEqual({ links: [address], text }))

  test.each([
    'https://x.example/a_(b)',
    'https://x.example/a?b=1&c=2',
    'https://x.example/a?b="',
    "https://x.example/o'neill",
    'https://x.example/v1.2/file.pdf',
    'https://x.example/token_',
    'https://x.example/token-',
    'https://x.example/a/',
    'https://x.example/?a=',
    'https://x.example/#top',
    'https://x.example/año',
    'https://[::1]/a',
  ])('and holds what belongs to it: %s', (whole) => {
    const expected = whole.replace(/"$/, '')
    expect(written(`Open ${whole} now`).links).toEqual([expected])
    expect(written(`(${expected})`).links).toEqual([expected])
    expect(written(`${expected}.`).links).toEqual([expected])
  })
})

test('several links, one beside the other', () => {
  expect(written(`${address}, ${address}2 (${address}3).`).links).toEqual([address, `${address}2`, `${address}3`])
})

test('what is no address stays text', () => {
  const text = 'https:// and http://x.example & <b>"bold"</b>'
  expect(written(text)).toEqual({ links: [], text })
})

test('a long run of brackets takes no time', () => {
  const cpuTime = startCpuTimer()
  expect(written(`${address}${')'.repeat(50_000)}`).links).toEqual([address])
  expect(cpuTime()).toBeLessThan(1_000)
})
