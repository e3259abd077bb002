import examples from 'libphonenumber-js/examples.mobile.json'
import { getCountries, getExampleNumber } from 'libphonenumber-js/max'
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
  ['+5993184321', 'CW'],
  ['+59996784321', 'BQ'],
  ['+33912345678', 'FR'],
])('an account of its country may text %s (%s)', (phone, country) => {
  expect(isAllowedDestination(phone, country, undefined)).toBe(true)
})

test.each([
  ['premium', '+19005551234', 'US'],
  ['freephone', '+18005550199', 'US'],
  ['freephone', '+498001234567', 'DE'],
  ['freephone', '+448081570192', 'GB'],
  ['premium', '+19765550199', 'US'],
  ['a service', '+49116117', 'DE'],
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
  ['shared cost of no country', '+80812345678', 'US'],
  ['international premium', '+979123456789', 'US'],
  ['universal personal', '+878101234567890', 'US'],
  ['network of no country', '+88312345678901', 'US'],
  ['a premium exchange', '+12129761234', 'US'],
  ['personal', '+15005551234', 'US'],
  ['personal', '+15215551234', 'US'],
  ['personal', '+15885551234', 'US'],
  ['Canada’s non-geographic', '+16005551234', 'CA'],
  ['shared cost', '+448712345678', 'GB'],
  ['premium', '+449012345678', 'GB'],
  ['corporate', '+445512345678', 'GB'],
  ['premium, longer than the tables know', '+4990012345678', 'DE'],
  ['once premium', '+4919012345678', 'DE'],
  ['shared cost', '+4918012345678', 'DE'],
  ['pager', '+491681234567', 'DE'],
  ['pager', '+41740123456', 'CH'],
  ['shared cost', '+41840123456', 'CH'],
  ['personal', '+41878123456', 'CH'],
  ['shared cost', '+43810123456', 'AT'],
  ['premium', '+39899123456', 'IT'],
  ['shared cost', '+39848123456', 'IT'],
  ['shared cost', '+34901123456', 'ES'],
  ['personal', '+34701234567', 'ES'],
  ['premium', '+31900123456', 'NL'],
  ['universal access', '+31882345678', 'NL'],
  ['of no known type', '+3270123456', 'BE'],
  ['shared cost', '+48801234567', 'PL'],
  ['premium', '+46900123456', 'SE'],
  ['premium', '+611900123456', 'AU'],
  ['shared cost', '+611300123456', 'AU'],
  ['premium', '+819901234567', 'JP'],
  ['pager', '+81201234567', 'JP'],
  ['premium', '+911861234567890', 'IN'],
  ['universal access', '+27861234567', 'ZA'],
  ['premium', '+5590012345678', 'BR'],
  ['premium', '+529001234567', 'MX'],
  ['premium', '+4590123456', 'DK'],
  ['premium', '+358600123456', 'FI'],
  ['premium', '+351601234567', 'PT'],
  ['personal', '+353700123456', 'IE'],
  ['another country behind +1', '+18765551234', 'US'],
  ['another country', '+491701234567', 'CH'],
  ['a clock of its own behind +7', '+77011234567', 'RU'],
])('%s: %s is refused for an account of %s', (_, phone, country) => {
  expect(isAllowedDestination(phone, country, undefined)).toBe(false)
})

/** Area codes of `+1` that are neither the US nor Canada. */
const otherAreaCodes =
  '242 246 264 268 284 345 441 473 649 658 664 670 671 684 721 758 767 784 809 829 849 868 869 876'.split(' ')

test.each(otherAreaCodes)('an account of the US or Canada does not text +1 %s', (areaCode) => {
  for (const country of ['US', 'CA']) {
    expect(isAllowedDestination(`+1${areaCode}5551234`, country, undefined)).toBe(false)
    expect(isAllowedDestination(`+1${areaCode}2345678`, country, ['US', 'CA'])).toBe(false)
  }
})

test('no prefix refuses the usual mobile phones of a country', () => {
  const refused = getCountries().flatMap((country) => {
    const phone = getExampleNumber(country, examples)?.number ?? ''
    return isAllowedDestination(phone, country, undefined) ? [] : [country]
  })
  expect(refused).toEqual(['CC', 'CX']) // the phones of Australia, by another clock
})

test('an installation names its countries, which then hold for every account; special numbers stay refused', () => {
  expect(isAllowedDestination('+491701234567', 'CH', ['CH', 'DE'])).toBe(true)
  expect(isAllowedDestination('+12065550143', 'US', ['CH', 'DE'])).toBe(false)
  expect(isAllowedDestination('+16135550143', 'US', ['US'])).toBe(false)
  expect(isAllowedDestination('+18765551234', 'US', ['US', 'JM'])).toBe(true)
  expect(isAllowedDestination('+19005551234', 'US', ['US'])).toBe(false)
  expect(isAllowedDestination('+447781123456', 'GB', ['GB'])).toBe(true)
})

test.each([
  ['+14362345678', 'US'],
  ['+16242345678', 'US'],
  ['+18612345678', 'CA'],
])('a number that the tables do not know may be texted by an account of its country: %s (%s)', (phone, country) => {
  expect(isAllowedDestination(phone, country, undefined)).toBe(true)
})

test.each([
  ['of another country', '+14362345678', 'CH', undefined],
  ['not of the countries of the installation', '+14362345678', 'US', ['CH']],
  ['of another country behind +1', '+12422345678', 'US', undefined],
  ['impossible', '+15552345678', 'US', undefined],
  ['too long', '+143623456789', 'US', undefined],
  ['of a premium prefix', '+19001234567', 'US', undefined],
  ['like a premium number of its country, one digit short', '+35860012345', 'FI', undefined],
  ['like a premium number of its country, two digits long', '+359901234567', 'BG', undefined],
] as const)('a number that the tables do not know is refused when it is %s', (_, phone, country, allowed) => {
  expect(isAllowedDestination(phone, country, allowed)).toBe(false)
})
