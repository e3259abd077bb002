import { expect, test } from 'vitest'
import { customerErasers } from '../../../functions/customers/erasers.ts'
import { logDays } from '../../../functions/erasure/domain/receipt.ts'
import { stopMilliseconds } from '../../../functions/notifications/domain/stop-attempts.ts'
import { privacyPage } from '../../../functions/notifications/privacy/privacy-page.ts'
import { privacyTexts } from '../../../functions/notifications/privacy/privacy-texts.ts'
import { languages } from '../../../functions/shared/language.ts'

test.each(languages)('the page in %s says what is kept, why and until when, and may be indexed', (language) => {
  const { status, body, headers } = privacyPage(language, 7)
  expect(status).toBe(200)
  expect(body).toContain(`<html lang="${language}">`)
  for (const { what, why, until } of privacyTexts[language].rows(7))
    for (const part of [what, why, until]) expect(body).toContain(`>${part}<`)
  expect(body).not.toMatch(/<script|https?:\/\//)
  expect(headers).not.toHaveProperty('x-robots-tag')
})

test('its periods are those of the program', () => {
  const rows = privacyTexts.en.rows(7).map(({ until }) => until)
  expect(rows).toContain(`${logDays} days.`)
  expect(rows).toContain(`Seconds; ${stopMilliseconds / 86_400_000} days at most.`)
  expect(rows).toContain('7 days after a deletion.')
  expect(customerErasers.suppression).toMatchObject({ how: 'retained', until: 'for good' })
})

test('both languages have the same rows', () => {
  expect(privacyTexts.es.rows(7)).toHaveLength(privacyTexts.en.rows(7).length)
})
