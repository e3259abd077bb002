import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { homeCountry } from './home-country.ts'
import { isLikeType, isPossibleIn } from './possible-phone.ts'

/** ISO 3166-1 alpha-2 codes of an installation's setting; undefined: the account's own country. */
export type AllowedCountries = readonly string[] | undefined

/** Their phones do not tell which of the two they belong to: `+1` is resolved by area code, and people keep numbers. */
const northAmerica: readonly string[] = ['US', 'CA']

/** Types that cost the sender or the holder specially, or are no person's phone. */
const refusedTypes: readonly string[] = [
  'PREMIUM_RATE',
  'SHARED_COST',
  'TOLL_FREE',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
]

/** The same by prefix, since numbering plans change faster than the tables: the part behind `+`, by calling code. */
const refusedPrefixes = [
  '1(5(00|2[1-9]|33|44|66|77|88)|600|700|9(00|76)|\\d{3}976)', // personal; Canada's satellite; carriers; premium; premium exchanges
  '27(86|90)',
  '31(8[2-578]|90)',
  '32(70|90)',
  '338',
  '34(70|80[367]|90)',
  '39(1|84|89)',
  '41(74|84|87|90)',
  '43(8[12]|9[03])',
  '44(3|55|70|76(?!24)|8[47]|9)', // 7624: mobile phones of the Isle of Man
  '46(74|900|939|944)',
  '4782',
  '48(70|80)',
  '49(1(8|9|64|6[89])|700|900)',
  '52900',
  '55(300|900)',
  '61(1[39]|14[57])',
  '6490',
  '81(20|990)',
  '800',
  '808',
  '87', // satellite, universal personal
  '88[1-57-9]', // satellite, international networks; 880 and 886 are countries
  '979', // international premium
]
const refused = new RegExp(`^\\+(${refusedPrefixes.join('|')})`)

/**
 * Whether the installation texts this phone (E.164) for an account of `accountCountry`. Of the numbers that the tables do not
 * know, only those of the account's own country that are like no special number.
 */
export function isAllowedDestination(phone: string, accountCountry: string, allowed: AllowedCountries): boolean {
  if (refused.test(phone)) return false
  const number = parsePhoneNumberFromString(phone)
  const country = number && (number.getType() ? typedCountry(number) : untypedCountry(number, accountCountry))
  if (!country) return false
  return (allowed ?? defaultCountries(accountCountry)).map(homeCountry).includes(homeCountry(country))
}

function typedCountry(number: PhoneNumber): string | undefined {
  return refusedTypes.includes(number.getType() ?? '') ? undefined : number.country
}

function untypedCountry({ number }: PhoneNumber, accountCountry: string): string | undefined {
  if (!isPossibleIn(number, accountCountry)) return undefined
  return refusedTypes.some((type) => isLikeType(number, accountCountry, type)) ? undefined : accountCountry
}

function defaultCountries(accountCountry: string): readonly string[] {
  const home = homeCountry(accountCountry)
  return northAmerica.includes(home) ? northAmerica : [home]
}
