import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  Metadata,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import { homeCountry } from './home-country.ts'

/** Of a type of numbers in a plan; its declaration is missing in the library's. */
type NumberType = { pattern(): string | undefined; possibleLengths(): number[] | undefined }
type Plan = {
  leadingDigits(): string | undefined
  possibleLengths(): number[]
  type(name: string): NumberType | undefined
}

/** Area code and exchange of the North American plan: no N11, no N9X, and no area code 555. */
const northAmerican = /^(?!555)[2-9](?!11|9)\d\d[2-9](?!11)\d{6}$/
const maxMissingDigits = 4

/**
 * Whether a number (E.164) can be one of a country by its length and shape, though the tables do not know it: area codes are
 * added faster than the tables are. Where countries share a calling code, a number of another one's area is none.
 */
export function isPossibleIn(phone: string, country: string): boolean {
  const home = homeCountry(country)
  const number = parsePhoneNumberFromString(phone)
  const plan = planOf(home)
  if (!number || !plan) return false
  const { countryCallingCode, nationalNumber } = number
  if (!isSupportedCountry(home) || countryCallingCode !== getCountryCallingCode(home)) return false
  if (countryCallingCode === '1' && !northAmerican.test(nationalNumber)) return false
  const own = plan.leadingDigits()
  if (own && !beginsWith(nationalNumber, own)) return false
  const others = getCountries().filter(
    (each) => homeCountry(each) !== home && getCountryCallingCode(each) === countryCallingCode,
  )
  if (others.some((each) => beginsWith(nationalNumber, planOf(each)?.leadingDigits()))) return false
  // a person's phone is a mobile one; the lengths of all numbers are too wide in some countries
  const lengths = plan.type('MOBILE')?.possibleLengths() ?? plan.possibleLengths()
  return lengths.includes(nationalNumber.length)
}

/**
 * E.164 of digits with the country's calling code in front of them but no plus, as spreadsheets leave it out: where that is a
 * mobile phone, and the same digits in national form (`national`, E.164) are none.
 */
export function withPlus(typed: string, national: string, country: string): string | undefined {
  const digits = typed.replace(/[\s().-]/g, '')
  if (!/^\d+$/.test(digits) || !isSupportedCountry(country)) return undefined
  const number = parsePhoneNumberFromString(`+${digits}`)
  if (number?.countryCallingCode !== getCountryCallingCode(country) || number.getType() !== 'MOBILE') return undefined
  return parsePhoneNumberFromString(national)?.getType() === 'MOBILE' ? undefined : number.number
}

/** Of services of the public and of companies, such as 116117 in Germany. */
const maxServiceDigits = 6
const personTypes: readonly string[] = ['MOBILE', 'FIXED_LINE', 'FIXED_LINE_OR_MOBILE', 'VOIP']

/** Whether a number (E.164) that the tables know is too short for a person's, and of no type that a person has. */
export function isServiceNumber(phone: string): boolean {
  const number = parsePhoneNumberFromString(phone)
  if (!number || number.nationalNumber.length > maxServiceDigits) return false
  return !personTypes.includes(number.getType() ?? '')
}

/** Whether it begins as the country's numbers of that type do, longer or shorter ones too. */
export function isLikeType(phone: string, country: string, type: string): boolean {
  const national = parsePhoneNumberFromString(phone)?.nationalNumber
  const pattern = planOf(homeCountry(country))?.type(type)?.pattern()
  if (national === undefined || !pattern) return false
  const longer = Array.from({ length: maxMissingDigits + 1 }, (_, missing) => national + '0'.repeat(missing))
  return longer.some((each) => beginsWith(each, pattern))
}

function planOf(country: string): Plan | undefined {
  if (!isSupportedCountry(country)) return undefined
  const metadata = new Metadata()
  metadata.selectNumberingPlan(country)
  return metadata.numberingPlan as Plan | undefined
}

function beginsWith(national: string, pattern: string | undefined): boolean {
  return pattern ? new RegExp(`^(?:${pattern})`).test(national) : false
}
