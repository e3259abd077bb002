import { expect, test } from 'vitest'
import { isAllowedDestination } from '../../functions/customers/domain/destination.ts'

test.each([
  ['+12065550143', 'US'],
  ['+16135550143', 'US'],
  ['+12065550143', 'CA'],
  ['+17875551234', 'US'],
  ['+41791234567', 'CH'],
  ['+491701234567', 'DE'],
  ['+447911123456', 'GB'],
  ['+447781123456', 'GB'],
  ['+447624123456', 'GB'],
  ['+447911123456', 'JE'],
  ['+393512345678', 'VA'],
  ['+33912345678', 'FR'],
])('an account of its country may text %s (%s)', (phone, country) => {
  expect(isAllowedDestination(phone, country, undefined)).toBe(true)
})

test.each([
  ['premium', '+19005551234', 'US'],
  ['premium', '+41900123456', 'CH'],
  ['premium', '+33899123456', 'FR'],
  ['shared cost', '+448451234567', 'GB'],
  ['personal', '+447012345678', 'GB'],
  ['personal', '+4970012345678', 'DE'],
  ['pager', '+447612345678', 'GB'],
  ['universal access', '+443001234567', 'GB'],
  ['satellite', '+881612345678', 'US'],
  ['satellite', '+870773123456', 'US'],
  ['global', '+88213123456', 'US'],
  ['freephone of no country', '+80012345678', 'US'],
  ['another country behind +1', '+18765551234', 'US'],
  ['another country', '+491701234567', 'CH'],
  ['a clock of its own behind +7', '+77011234567', 'RU'],
])('%s: %s is refused for an account of %s', (_, phone, country) => {
  expect(isAllowedDestination(phone, country, undefined)).toBe(false)
})

test('an installation names its countries, which then hold for every account; special numbers stay refused', () => {
  expect(isAllowedDestination('+491701234567', 'CH', ['CH', 'DE'])).toBe(true)
  expect(isAllowedDestination('+12065550143', 'US', ['CH', 'DE'])).toBe(false)
  expect(isAllowedDestination('+16135550143', 'US', ['US'])).toBe(false)
  expect(isAllowedDestination('+18765551234', 'US', ['US', 'JM'])).toBe(true)
  expect(isAllowedDestination('+19005551234', 'US', ['US'])).toBe(false)
  expect(isAllowedDestination('+447781123456', 'GB', ['GB'])).toBe(true)
})
