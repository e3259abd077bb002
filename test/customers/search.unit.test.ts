import { describe, expect, test } from 'vitest'
import { hasTag, isPhoneEnd, matchesQuery, wordsMatch } from '../../functions/customers/domain/search.ts'

describe('a name is found', () => {
  test.each([
    ['Ana María O’Neil', 'ana'],
    ['Ana María O’Neil', 'MARIA'],
    ['Ana María O’Neil', 'maria o'],
    ['Ana María O’Neil', 'neil'],
    ['Jean-Luc Žižek', 'ziz'],
    ['Straße 7 GmbH', '7 g'],
    ['李小龙', '李'],
  ])('%s by %s', (name, q) => expect(wordsMatch(name, q)).toBe(true))

  test.each([
    ['Ana María O’Neil', 'aria'],
    ['Ana María O’Neil', 'ana oneil'],
    ['Ana María O’Neil', '--'],
    ['Ana', 'anan'],
  ])('%s not by %s', (name, q) => expect(wordsMatch(name, q)).toBe(false))
})

describe('a customer', () => {
  const carla = {
    name: 'Carla 0143 Kunz',
    phone: '+12065550142',
    address: '1420 Überlandstrasse, 0144 Zürich',
    tags: ['VIP', 'Zürich Nord'],
  }

  test.each(['uber', 'Zürich', 'zurich', '1420 uberl', 'carla', 'kunz', '0142', '0143', '0144', '1420'])(
    'is found by %s',
    (q) => expect(matchesQuery(carla, q)).toBe(true),
  )
  test.each(['5014', '2065', '50142', '555', 'landstrasse', 'kunz zurich'])('is not found by %s', (q) =>
    expect(matchesQuery(carla, q)).toBe(false),
  )

  test('without phone and address is found by the name alone', () => {
    expect(matchesQuery({ name: 'Ben', tags: [] }, 'ben')).toBe(true)
    expect(matchesQuery({ name: 'Ben', tags: [] }, '0142')).toBe(false)
  })

  test.each(['vip', 'VIP', ' Vip ', 'zürich nord', 'ZÜRICH NORD', 'zu\u0308rich nord'])('has the tag %j', (tag) =>
    expect(hasTag(carla, tag)).toBe(true),
  )
  test.each(['vi', 'vips', 'zürich', 'zurich nord'])('has not the tag %j', (tag) =>
    expect(hasTag(carla, tag)).toBe(false),
  )
})

test.each([
  ['0142', true],
  ['142', false],
  ['01420', false],
  ['+142', false],
  ['01 42', false],
])('%s is the end of a phone: %s', (q, isEnd) => expect(isPhoneEnd(q)).toBe(isEnd))
