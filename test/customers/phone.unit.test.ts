import { describe, expect, test } from 'vitest'
import { countryOfPhone, normalisePhone } from '../../functions/customers/domain/phone.ts'

describe('a phone', () => {
  test.each([
    ['(206) 555-0143', 'US', '+12065550143'],
    ['206.555.0143', 'US', '+12065550143'],
    ['+1 206 555 0143', 'DE', '+12065550143'],
    ['0151 12345678', 'DE', '+4915112345678'],
    ['0049 151 12345678', 'DE', '+4915112345678'],
    ['600 000 000', 'ES', '+34600000000'],
  ])('%s in %s is %s', (typed, country, phone) => {
    expect(normalisePhone(typed, country)).toBe(phone)
  })

  test.each([
    ['555 0143', 'US'],
    ['+15555550100', 'US'],
    ['+999 123456', 'US'],
    ['206 555 0143 ext. 5', 'US'],
    ['call 206 555 0143', 'US'],
    ['206 555 0143', 'XX'],
    ['', 'US'],
    ['0', 'US'],
    ['+'.repeat(40), 'US'],
    ['９'.repeat(300), 'US'],
  ])('%s in %s is not valid', (typed, country) => {
    expect(normalisePhone(typed, country)).toBeUndefined()
  })

  test('has a country', () => {
    expect(['+12065550143', '+4915112345678', '+14165550143'].map(countryOfPhone)).toEqual(['US', 'DE', 'CA'])
  })
})
