import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

export type WithExtension = { readonly number: string; readonly extension: string }

/** Shorter ones are the beginning of a number that is typed in groups. */
const minNational = 7
const dash = '[-\u2010-\u2015\u2212]'
/** Up to three digits, or behind a slash any; the group before a dash has no dash of its own if it is as short. */
const extension = new RegExp(String.raw`\s*(?:${dash}\s*(?=\d{1,3}(?:\D|$))|\/\s*(?=\d))`, 'g')
const shortGroup = new RegExp(String.raw`${dash}\s*\d{1,3}$`)

/**
 * The two parts of `number / extension` and `number-extension`, as they are typed where numbers have no fixed length: together
 * they would be the number of someone else. Undefined unless the first part is a number of its own.
 */
export function splitExtension(typed: string, country: string): WithExtension | undefined {
  for (const { index, 0: separator } of typed.matchAll(extension)) {
    const number = typed.slice(0, index)
    const rest = typed.slice(index + separator.length)
    const isGroup = !separator.includes('/') && shortGroup.test(number)
    if (
      /^\d[\d\s/\u2010-\u2015\u2212-]*$/.test(rest) &&
      isTail(separator, rest) &&
      !isGroup &&
      isNumber(number, country)
    )
      return { number, extension: rest }
  }
  return undefined
}

function isTail(separator: string, rest: string): boolean {
  return separator.includes('/') || rest.split(/\D+/).every(({ length }) => length <= 3)
}

function isNumber(typed: string, country: string): boolean {
  const fallback = isSupportedCountry(country) ? { defaultCountry: country } : {}
  const number = parsePhoneNumberFromString(typed, { ...fallback, extract: false })
  return number !== undefined && number.nationalNumber.length >= minNational && number.isValid()
}
