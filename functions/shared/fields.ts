import * as z from 'zod'
import { clientId } from './client-id.ts'
import { hiddenAt, holdsControls, withoutHidden } from './hidden-characters.ts'
import { toInstant } from './instant.ts'
import { holdsWebAddress } from './web-address.ts'
import { holdsDeceptiveAddress, linkFault } from './web-link.ts'

/** As a request gave it and an earlier rule let it in: a stored row must stay readable. */
export const storedText = (max: number) => z.string().trim().min(1).max(max)

/**
 * What others will read. Allows line breaks and tabs, but nothing invisible that could change or hide what is read, and no
 * address that leads elsewhere than it seems to.
 */
export function text(max: number) {
  return storedText(max)
    .refine((value) => hiddenAt(value) === -1, {
      error: ({ input }) => `must hold no invisible characters; one is at position ${hiddenAt(String(input)) + 1}`,
    })
    .refine((value) => !holdsDeceptiveAddress(value), 'must hold no web address with a user name or a backslash')
}

/** Safe in an email header. */
export function line(max: number) {
  return text(max).refine((value) => !/[\r\n\t\u2028\u2029]/.test(value), 'must be one line')
}

/**
 * What a phone sends with a clock-in, perhaps hours later: marks that keyboards add and that show nothing are left out, and an
 * empty note is none, since a refusal would lose the clock-in.
 */
export function phoneNote(max: number) {
  return z
    .string()
    .max(max)
    .refine((value) => !holdsControls(value), 'must not hold control characters')
    .transform((value) => withoutHidden(value).trim() || undefined)
}

/** A link that customers get. */
export const webLink = z
  .string()
  .max(500)
  .refine((link) => linkFault(link) === undefined, { error: ({ input }) => linkFault(String(input)) })
  .meta({ format: 'uri' })

/**
 * A name of a person or a company, as a request gives it. Emails to strangers carry it, so it must not hold a link of the
 * sender's. Stored names are read with `storedText`.
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

/** YYYY-MM-DD. */
export const calendarDate = z.iso.date().refine((date) => date >= '1970-01-01', 'must lie in 1970 or later')

export const utcInstant = z.iso.datetime()

export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not an id')

export const ById = z.object({ id })

/** An id that the client chooses. */
export const clientChosenId = z.string().regex(clientId, 'must be 8 to 64 of A-Z a-z 0-9 _ -')

export const country = z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 alpha-2 code')

export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.html5Email }))

const limit = z.coerce.number().int().min(1).max(200).default(50)

export const paging = { limit, cursor: z.string().min(1).max(2048).optional() }

/** Of a page's address. A token that is truncated or forged gets a page that says so. */
export const ByLinkToken = z.object({ token: z.string().max(2_000) })

/** Of a page with one button, whose name is not read: any form that the address receives is the button's. */
export const AnyForm = z.record(z.string().max(100), z.string().max(1_000))
