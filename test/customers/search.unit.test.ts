import { describe, expect, test } from 'vitest'
import { nameMatches } from '../../functions/customers/domain/search.ts'

describe('a name is found', () => {
  test.each([
    ['Ana María O’Neil', 'ana'],
    ['Ana María O’Neil', 'MARIA'],
    ['Ana María O’Neil', 'maria o'],
    ['Ana María O’Neil', 'neil'],
    ['Jean-Luc Žižek', 'ziz'],
    ['Straße 7 GmbH', '7 g'],
    ['李小龙', '李'],
  ])('%s by %s', (name, q) => expect(nameMatches(name, q)).toBe(true))

  test.each([
    ['Ana María O’Neil', 'aria'],
    ['Ana María O’Neil', 'ana oneil'],
    ['Ana María O’Neil', '--'],
    ['Ana', 'anan'],
  ])('%s not by %s', (name, q) => expect(nameMatches(name, q)).toBe(false))
})
