import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js'
import { withoutHidden } from '../../shared/hidden-characters.ts'
import { digitsOfNumber } from './digits-of-number.ts'
import { spellingsOf } from './phone-spellings.ts'
import { isPossibleIn, isServiceNumber, withPlus } from './possible-phone.ts'
import { splitExtension } from './typed-extension.ts'

export type TypedPhone = {
  /** E.164 */
  readonly phone: string
  readonly extension: string | undefined
}

const maxTyped = 60

/**
 * Returns E.164, or undefined for what cannot be valid. A number that the tables do not know is taken in `country` only. A
 * number with an extension cannot receive SMS.
 */
export function normalisePhone(typed: string, country: string): string | undefined {
  const read = readPhone(typed, country)
  return read?.extension === undefined ? read?.phone : undefined
}

/** Also a number with an extension. What a spreadsheet made of a number is read if no digit is lost. */
export function readPhone(typed: string, country: string): TypedPhone | undefined {
  const shown = shownText(typed)
  if (shown.length > maxTyped) return undefined
  const digits = digitsOfNumber(shown) ?? shown
  if (digits === 'lost') return undefined
  const split = splitExtension(digits, country)
  const read = readNumber(split?.number ?? digits, country)
  const dialled = read ?? dialledAbroad(digits).flatMap((each) => readNumber(each, country) ?? [])[0]
  return dialled && { ...dialled, extension: split?.extension ?? dialled.extension }
}

function readNumber(text: string, country: string): TypedPhone | undefined {
  const parsed = parse(text, country)
  if (!parsed) return undefined
  const extension = parsed.ext
  const number = withPlus(text, parsed.number, country) ?? parsed.number
  const known = spellingsOf(number).find(isKnownPhone)
  if (known !== undefined) return isServiceNumber(known) ? undefined : { phone: known, extension }
  return isPossibleIn(number, country) ? { phone: number, extension } : undefined
}

/** A number behind `00` or `011`, by which most countries dial abroad, with or without a plus that stands for the same. */
function dialledAbroad(typed: string): string[] {
  const digits = typed.replace(/[\s().\-\u2010-\u2015]/g, '')
  const [, number] = /^\+*(?:00|011|(?<=\+\+))([1-9]\d{6,14})$/.exec(digits) ?? []
  return number === undefined ? [] : [`+${number}`]
}

/** Whether the tables of numbers know such a phone (E.164); they are as old as the library that holds them. */
export function isKnownPhone(phone: string): boolean {
  return parse(phone, undefined)?.isValid() ?? false
}

/** ISO 3166-1 alpha-2; `+1` is resolved by area code. */
export function countryOfPhone(phone: string): string | undefined {
  return parse(phone, undefined)?.country
}

/** Of a number that the tables do not know, the account's if it can be one of it: no other is taken. */
export function likelyCountryOfPhone(phone: string, accountCountry: string): string | undefined {
  return countryOfPhone(phone) ?? (isPossibleIn(phone, accountCountry) ? accountCountry : undefined)
}

/**
 * E.164 of whom a carrier names, who may leave out the plus or the country. `ourNumber` is E.164. What is no phone number, such
 * as a name, stays as it is.
 */
export function senderPhone(from: string, ourNumber: string): string {
  const country = countryOfPhone(ourNumber)
  const national = (country && parse(from, country)?.number) || from
  const international = parse(`+${from.replace(/^\D*(?:00)?/, '')}`, undefined)?.number ?? from
  if (isKnownPhone(national) || (country && isPossibleIn(national, country))) return national
  return spellingsOf(international).some(isKnownPhone) ? international : from
}

function parse(typed: string, country: string | undefined) {
  const shown = shownText(typed)
  if (shown.length > maxTyped) return undefined
  const fallback = country && isSupportedCountry(country) ? { defaultCountry: country } : {}
  return parsePhoneNumberFromString(shown, { ...fallback, extract: false })
}

function shownText(typed: string): string {
  // NFKC: full-width digits and unusual hyphens and spaces, as web pages have them
  return withoutHidden(typed).normalize('NFKC').trim().replace(/^tel:/i, '')
}
