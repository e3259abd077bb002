import * as z from 'zod'
import { toInstant } from './instant.ts'

/** Fields that many requests share. Each refuses what no store or screen could keep: control characters, lone surrogates. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
const printable = (text: string) => text.isWellFormed() && !controlCharacters.test(text)

/** Trimmed text of 1 to `most` characters, line breaks and tabs allowed. */
export function text(most: number) {
  return z.string().trim().min(1).max(most).refine(printable, 'must not hold control characters')
}

/**
 * One line of text: also refuses line breaks, so that it can stand in a header or a subject, and what turns the direction
 * of the words around it (Unicode UAX #9), so that no name makes its neighbours read otherwise.
 */
export function line(most: number) {
  return text(most)
    .refine((value) => !/[\r\n\t\u2028\u2029]/.test(value), 'must be one line')
    .refine((value) => !/[\u202a-\u202e\u2066-\u2069]/.test(value), 'must not turn the direction of its surroundings')
}

const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** RFC 3339 with any offset in; UTC with milliseconds out. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => Date.parse(value) >= 0 && Date.parse(value) <= latest, 'must lie between 1970 and 9999')
  .transform((value) => toInstant(Date.parse(value)))

/** As the server gives it: always UTC with milliseconds. */
export const utcInstant = z.iso.datetime()

/** An opaque id in a path or a query. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id')

/** The path parameter of every resource with an id. */
export const ById = z.object({ id })

/** A client may mint a shift's id. */
export const mintedId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 of A-Z a-z 0-9 _ -')

export const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')

/** A zone of the IANA database that this runtime knows; `+02:00` is an offset and not a zone. */
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

/** The two of every list. */
export const paging = { limit, cursor: z.string().min(1).max(2048).optional() }
