import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { refusalDays } from '../../functions/accounts/domain/invitation.ts'
import { customerErasers } from '../../functions/customers/erasers.ts'
import { logDays } from '../../functions/erasure/domain/receipt.ts'
import { stopMilliseconds } from '../../functions/notifications/domain/stop-attempts.ts'
import { homePage } from '../../functions/pages/home-page.ts'
import { type LegalDocument, legalPage } from '../../functions/pages/legal-page.ts'
import type { LegalText, Version } from '../../functions/pages/legal-text.ts'
import { privacy } from '../../functions/pages/privacy/versions.ts'
import { terms } from '../../functions/pages/terms/versions.ts'
import { escapeHtml } from '../../functions/shared/http/html.ts'
import { defaultSettings } from '../../functions/shared/identity/account.ts'
import { languages } from '../../functions/shared/language.ts'

const facts = { backupDays: 7 }
const documents = [privacy, terms] as const
const all = documents.flatMap(({ path, versions }) =>
  versions.flatMap(({ date, texts }) =>
    languages.map((language) => ({ path, date, language, text: texts[language](facts) })),
  ),
)
const wordsOf = ({ heading, sections }: LegalText) => [
  heading,
  ...sections.flatMap(({ heading: above = '', paragraphs = [], kept = [] }) => [
    ...[above, ...paragraphs],
    ...kept.flatMap(({ what, why, until }) => [what, why, until]),
  ]),
]

test.each(all)(
  '$path of $date shows all of its text in $language, and loads nothing',
  ({ path, date, language, text }) => {
    const document = documents.find((each) => each.path === path) ?? expect.unreachable()
    const { status, body, headers } = legalPage(document, date, language, facts, undefined)
    expect(status).toBe(200)
    expect(body).toContain(`<html lang="${language}">`)
    expect(body).toContain(`<time datetime="${date}">`)
    for (const words of wordsOf(text)) expect(body).toContain(escapeHtml(words))
    expect(body).not.toMatch(/<script|https?:\/\//)
    expect(headers?.['content-security-policy']).toContain("default-src 'none'")
  },
)

/** Of each text as it was published, with backups of 7 days. */
const published: Readonly<Record<string, string>> = {
  '/privacy 2026-11-27 en': 'egqbOB_vbyLtPqXe',
  '/privacy 2026-11-27 es': 'juXOFieQlB-gyLrm',
  '/terms 2026-11-27 en': 'Tm-LZmqvoH7ZqP4b',
  '/terms 2026-11-27 es': 'PCoqkPt6E0FHfnYx',
}

test('a published version is never changed', () => {
  const hashes = all.map(({ path, date, language, text }) => {
    const hash = createHash('sha256').update(JSON.stringify(text)).digest('base64url').slice(0, 16)
    return [`${path} ${date} ${language}`, hash]
  })
  const advice = 'People have read that text: put a new version first in versions.ts, and its hash here'
  expect(Object.fromEntries(hashes), advice).toEqual(published)
})

test.each(documents)('$path: its versions are in order, and both languages say as much', ({ versions }) => {
  const dates = versions.map(({ date }) => date)
  expect(dates).toEqual([...new Set(dates)].toSorted().toReversed())
  for (const { texts } of versions) {
    const [one, other] = languages.map((language) => texts[language](facts).sections)
    const shape = (sections: LegalText['sections'] = []) =>
      sections.map(({ paragraphs = [], kept = [] }) => [paragraphs.length, kept.length])
    expect(shape(one)).toEqual(shape(other))
  }
})

test('the periods of the privacy text are those of the program', () => {
  const { sections } = privacy.versions[0].texts.en(facts)
  const periods = sections.flatMap(({ kept = [] }) => kept.map(({ until }) => until)).join('\n')
  expect(periods).toContain(`\n${logDays} days.`)
  expect(periods).toContain(`\nSeconds; ${stopMilliseconds / 86_400_000} days at most.`)
  expect(periods).toContain(`\n${facts.backupDays} days after a deletion.`)
  expect(periods).toContain(`: ${defaultSettings.retention.trackDays} days, unless`)
  expect(periods).toContain(`; ${refusalDays} days after an invitation`)
  expect(customerErasers.suppression).toMatchObject({ how: 'retained', until: 'for good' })
})

describe('a text with an earlier version', () => {
  const version = (date: string, words: string): Version => {
    const text = (): LegalText => ({ heading: 'Rules', sections: [{ paragraphs: [words] }] })
    return { date, texts: { en: text, es: text } }
  }
  const rules: LegalDocument = {
    path: '/rules',
    versions: [version('2027-03-01', 'Be quiet.'), version('2026-01-01', 'Be <loud>.')],
  }
  const operator = { name: 'Example & Sons', postalAddress: '1 Main St', email: 'privacy@example.com' }
  const shown = (date?: string) => legalPage(rules, date, 'en', facts, operator)

  test('shows the newest, and the way to the earlier one', () => {
    const { body, headers } = shown()
    expect(body).toContain('In force since <time datetime="2027-03-01">March 1, 2027</time>')
    expect(body).toContain('Be quiet.')
    expect(body).toContain('<a href="/rules?lang=en&amp;version=2026-01-01">')
    expect(headers).not.toHaveProperty('x-robots-tag')
  })

  test('says who runs the service', () => {
    const who = 'Example &amp; Sons, 1 Main St, <a href="mailto:privacy@example.com">privacy@example.com</a>'
    expect(shown().body).toContain(who)
  })

  test('shows the earlier one as it was, says that it was replaced, and keeps it out of search engines', () => {
    const { body, headers } = shown('2026-01-01')
    expect(body).toContain('Be &lt;loud&gt;.')
    expect(body).toContain('has been replaced. <a href="/rules?lang=en">')
    expect(headers).toHaveProperty('x-robots-tag')
  })

  test('has no page for a date without a version', () => {
    expect(shown('2026-01-02')).toMatchObject({
      status: 404,
      body: expect.stringContaining('<a href="/rules?lang=en">'),
    })
  })
})

describe('the home page', () => {
  test.each(languages)('says in %s what this is, with links that are pages', (language) => {
    const { body } = homePage(language, undefined)
    const links = [...String(body).matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    expect(links).toEqual([
      ...['/account-deletion', '/docs', '/openapi.json'],
      ...[`/privacy?lang=${language}`, `/terms?lang=${language}`],
    ])
  })

  test('leads to where members sign in, if the installation has an app', () => {
    expect(homePage('en', 'https://app.example.com').body).toContain('<a href="https://app.example.com">Sign in</a>')
  })
})
