import { expect, test } from 'vitest'
import { preferredLanguage, prefersPage } from '../../../functions/shared/http/accept.ts'

test.each([
  ['es', 'es'],
  ['es-MX,es;q=0.9,en;q=0.8', 'es'],
  ['en-GB,en;q=0.9,es;q=0.8', 'en'],
  ['fr-CH, fr;q=0.9, es;q=0.4, en;q=0.5', 'en'],
  ['de, es', 'es'],
  ['ES-419', 'es'],
  ['en;q=0, es;q=0.1', 'es'],
  ['en, es', 'en'],
  ['est, de', undefined],
  ['*', undefined],
  ['es;q=0', undefined],
  ['es;q=none', undefined],
  ['', undefined],
  [undefined, undefined],
])('the language of %o is %o', (header, language) => {
  expect(preferredLanguage(header)).toBe(language)
})

test.each([
  ['text/html,application/xhtml+xml,*/*;q=0.8', true],
  ['application/json', false],
  ['*/*', false],
  [undefined, false],
])('%o prefers a page: %o', (header, page) => {
  expect(prefersPage(header)).toBe(page)
})
