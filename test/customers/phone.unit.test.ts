import { describe, expect, test } from 'vitest'
import {
  countryOfPhone,
  isKnownPhone,
  normalisePhone,
  readPhone,
  senderPhone,
} from '../../functions/customers/domain/phone.ts'
import { onePhoneSpelling, spellingsOf } from '../../functions/customers/domain/phone-spellings.ts'

describe('a phone', () => {
  test.each([
    ['(206) 555-0143', 'US', '+12065550143'],
    ['206.555.0143', 'US', '+12065550143'],
    ['+1 206 555 0143', 'DE', '+12065550143'],
    ['0151 12345678', 'DE', '+4915112345678'],
    ['0049 151 12345678', 'DE', '+4915112345678'],
    ['600 000 000', 'ES', '+34600000000'],
    ['\u202a+1 206 555 0143\u202c', 'US', '+12065550143'],
    ['\u200e(206)\u00a0555\u20110143\ufeff', 'US', '+12065550143'],
    ['２０６ ５５５ ０１４３', 'US', '+12065550143'],
    ['tel:+1-206-555-0143', 'DE', '+12065550143'],
    ['4915112345678', 'DE', '+4915112345678'],
    ['49 151 12345678', 'DE', '+4915112345678'],
    ['12065550143', 'US', '+12065550143'],
    ['34600000000', 'ES', '+34600000000'],
    ['+52 1 55 1234 5678', 'US', '+525512345678'],
    ['044 55 1234 5678', 'MX', '+525512345678'],
    ['011 15 2345 6789', 'AR', '+5491123456789'],
    ['01 55 1234 5678', 'MX', '+525512345678'],
    ['045 55 1234 5678', 'MX', '+525512345678'],
    ['+52 01 55 1234 5678', 'US', '+525512345678'],
    ['+52 044 55 1234 5678', 'US', '+525512345678'],
    ['+52 45 55 1234 5678', 'US', '+525512345678'],
    ['011 44 7911 123456', 'US', '+447911123456'],
    ['+011 44 7911 123456', 'US', '+447911123456'],
    ['011-52-1-55-1234-5678', 'US', '+525512345678'],
    ['0049 151 12345678', 'US', '+4915112345678'],
    ['001 206 555 0143', 'US', '+12065550143'],
    ['00 33 6 12 34 56 78', 'FR', '+33612345678'],
    ['0044 7911 123456', 'GB', '+447911123456'],
    ['(0044) 20 7946 0958', 'GB', '+442079460958'],
    ['+0044 7911 123456', 'GB', '+447911123456'],
    ['+00 1 206 555 0143', 'DE', '+12065550143'],
    ['0044 7911 123456', 'AU', '+447911123456'],
    ['00 55 11 98123 4567', 'BR', '+5511981234567'],
    ['++1 206 555 0143', 'DE', '+12065550143'],
    ['+44 (0)20 7946 0958', 'US', '+442079460958'],
    ['0033 (0)6 12 34 56 78', 'FR', '+33612345678'],
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
    ['116117', 'DE'],
    ['+49 116 117', 'US'],
    ['11833', 'DE'],
    ['13 12 34', 'AU'],
    ['112', 'DE'],
    ['911', 'US'],
    ['72345', 'US'],
    ['00 206 555 0143', 'US'],
    ['00', 'US'],
    ['+00', 'DE'],
    ['++', 'DE'],
    ['011 999 1234567', 'US'],
    ['+'.repeat(40), 'US'],
    ['９'.repeat(300), 'US'],
  ])('%s in %s is not valid', (typed, country) => {
    expect(normalisePhone(typed, country)).toBeUndefined()
  })

  test('has a country', () => {
    expect(['+12065550143', '+4915112345678', '+14165550143'].map(countryOfPhone)).toEqual(['US', 'DE', 'CA'])
  })

  test.each([
    ['(436) 234-5678', 'US', '+14362345678'],
    ['+1 624 555 0143', 'US', '+16245550143'],
    ['861-555-0143', 'CA', '+18615550143'],
    ['+34 591 23 45 67', 'ES', '+34591234567'],
  ])('%s in %s is taken though the tables do not know it', (typed, country, phone) => {
    expect([normalisePhone(typed, country), isKnownPhone(phone)]).toEqual([phone, false])
  })

  test.each([
    ['of another country', '+1 436 234 5678', 'DE'],
    ['of another country of its calling code', '+1 436 234 5678', 'BS'],
    ['of a country that shares the calling code', '+7 200 123 45 67', 'KZ'],
    ['too short', '+1 436 234 567', 'US'],
    ['too long', '+1 436 234 56789', 'US'],
    ['an area code that cannot be', '+1 555 234 5678', 'US'],
    ['an area code that cannot be', '+1 136 234 5678', 'US'],
    ['an area code that cannot be', '+1 494 234 5678', 'US'],
    ['an area code that cannot be', '+1 411 234 5678', 'US'],
    ['an exchange that cannot be', '+1 436 134 5678', 'US'],
    ['an exchange that cannot be', '+1 436 911 5678', 'US'],
    ['of a length that no phone of a person has', '+44 1234', 'GB'],
    ['longer than any of its country', '+34 612 345 6789', 'ES'],
  ])('that the tables do not know is refused when it is %s: %s', (_, typed, country) => {
    expect(normalisePhone(typed, country)).toBeUndefined()
  })

  test('with an extension is read where it may be kept beside the number', () => {
    const read = { phone: '+12065550143', extension: '5' }
    expect(
      ['206 555 0143 ext. 5', '(206) 555-0143 x5', '206-555-0143;ext=5'].map((each) => readPhone(each, 'US')),
    ).toEqual([read, read, read])
  })

  test.each([
    ['2065550143.0', 'US', '+12065550143'],
    ['2.065550143E+009', 'US', '+12065550143'],
    ['2,065,550,143.00', 'US', '+12065550143'],
    ['tel:2065550143.0', 'US', '+12065550143'],
    ['２０６５５５０１４３.0', 'US', '+12065550143'],
    ['1701234567.0', 'DE', '+491701234567'],
    ['1701234567,00', 'DE', '+491701234567'],
  ])('that a spreadsheet took for a number, %s in %s, has no digit more', (typed, country, phone) => {
    expect(normalisePhone(typed, country)).toBe(phone)
  })

  test.each([
    ['1701234567.0', 'US'],
    ['1701234567.50', 'US'],
    ['1701234567.50', 'DE'],
    ['2.06555E+009', 'US'],
    ['2.065550143E-009', 'US'],
  ])('that a spreadsheet took for a number, %s in %s, is none', (typed, country) => {
    expect(readPhone(typed, country)).toBeUndefined()
  })

  test.each([
    ['030 123456 / 57', 'DE', '+4930123456', '57'],
    ['030 123456/57', 'DE', '+4930123456', '57'],
    ['030/123456-57', 'DE', '+4930123456', '57'],
    ['030/123456 \u2013 57', 'DE', '+4930123456', '57'],
    ['+49 30 123456\u201157', 'US', '+4930123456', '57'],
    ['0049 (30) 123456-0', 'DE', '+4930123456', '0'],
    ['0170-1234567-8', 'DE', '+491701234567', '8'],
    ['030 123456 / 57 / 58', 'DE', '+4930123456', '57 / 58'],
    ['030 123456 / 654321', 'DE', '+4930123456', '654321'],
    ['01 5331234-12', 'AT', '+4315331234', '12'],
  ])('with a short group behind it, %s in %s, is not glued to it', (typed, country, phone, extension) => {
    expect([readPhone(typed, country), normalisePhone(typed, country)]).toEqual([{ phone, extension }, undefined])
  })

  test.each([
    ['030/123456', 'DE', '+4930123456'],
    ['030-1234567', 'DE', '+49301234567'],
    ['030-123-456', 'DE', '+4930123456'],
    ['030-12-34-56-78', 'DE', '+493012345678'],
    ['0170/1234567', 'DE', '+491701234567'],
    ['07141/123456', 'DE', '+497141123456'],
    ['0812-34567-890', 'ID', '+6281234567890'],
    ['040-1234-567', 'FI', '+358401234567'],
    ['347-1234-567', 'IT', '+393471234567'],
    ['070-123 45 67', 'SE', '+46701234567'],
  ])('in groups, %s in %s, is one number', (typed, country, phone) => {
    expect(normalisePhone(typed, country)).toBe(phone)
  })

  test('has the same spellings whichever is given', () => {
    for (const [one, other] of [
      ['+525512345678', '+5215512345678'],
      ['+541123456789', '+5491123456789'],
      ['+551181234567', '+5511981234567'],
      ['+22997000000', '+2290197000000'],
    ] as const) {
      expect([spellingsOf(one).toSorted(), onePhoneSpelling(other)]).toEqual([[one, other].toSorted(), one])
      expect(spellingsOf(other).toSorted()).toEqual([one, other].toSorted())
    }
    for (const alone of ['+12065550143', '+551131234567', '+5511912345678', '+34600000000']) {
      expect(spellingsOf(alone)).toEqual([alone])
    }
  })

  test('of a sender is read against our number; what is no phone stays', () => {
    const ours = '+12065550100'
    for (const [from, phone] of [
      ['+12065550143', '+12065550143'],
      ['2065550143', '+12065550143'],
      ['12065550143', '+12065550143'],
      ['4915112345678', '+4915112345678'],
      ['525512345678', '+525512345678'],
      ['4362345678', '+14362345678'],
      ['72345', '72345'],
      ['AMAZON', 'AMAZON'],
    ] as const) {
      expect(senderPhone(from, ours)).toBe(phone)
    }
  })
})
