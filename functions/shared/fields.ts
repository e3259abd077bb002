import * as z from 'zod'
import { toInstant } from './instant.ts'
import { holdsWebAddress } from './web-address.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
const printable = (text: string) => text.isWellFormed() && !controlCharacters.test(text)

/** Allows line breaks and tabs, but no other control characters and no lone surrogates. */
export function text(max: number) {
  return z.string().trim().min(1).max(max).refine(printable, 'must not hold control characters')
}

/** Safe in an email header. Bidirectional controls (Unicode UAX #9) could reorder the text around a name. */
export function line(max: number) {
  return text(max)
    .refine((value) => !/[\r\n\t\u2028\u2029]/.test(value), 'must be one line')
    .refine((value) => !/[\u202a-\u202e\u2066-\u2069]/.test(value), 'must not change the text direction')
}

/**
 * A name of a person or a company, as a request gives it. Emails to strangers carry it, so it must not hold a link of the
 * sender's. Stored names are read with `line`.
 */
export function nameLine(max: number) {
  return line(max).refine((value) => !holdsWebAddress(value), 'must not hold a web address')
}

const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** Accepts RFC 3339 with any offset; yields UTC with milliseconds. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => Date.parse(value) >= 0 && Date.parse(value) <= latest, 'must lie between 1970 and 9999')
  .transform((value) => toInstant(Date.parse(value)))

export const utcInstant = z.iso.datetime()

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id')

export const ById = z.object({ id })

/** An id that the client chooses. */
export const clientChosenId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 of A-Z a-z 0-9 _ -')

export const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')

/** An offset such as `+02:00` is no zone. */
export const timeZone = z
  .string()
  .max(64)
  .refine((zone) => /^[A-Za-z]/.test(zone) && isZone(zone), 'must be an IANA time zone')

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }))
  .refine(printable)

const limit = z.coerce.number().int().min(1).max(200).default(50)

export const paging = { limit, cursor: z.string().min(1).max(2048).optional() }
