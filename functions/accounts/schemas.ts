import { isSupportedCountry } from 'libphonenumber-js'
import * as z from 'zod'
import {
  emailAddress,
  nameLine,
  country as storedCountry,
  storedText,
  text,
  utcInstant,
  webLink,
} from '../shared/fields.ts'
import { Settings } from '../shared/identity/account.ts'
import { languages } from '../shared/language.ts'
import { mendedCountry } from '../shared/stored-zone.ts'
import { timeZone } from '../shared/time-zone.ts'

/** One that phone numbers are read with; no customer of any other would get an SMS. */
const country = z
  .string()
  .transform(mendedCountry)
  .refine(
    (code): boolean => isSupportedCountry(code),
    'must be an ISO 3166-1 alpha-2 code of a country with phone numbers',
  )

const NewAccount = z.strictObject({
  name: nameLine(120),
  timeZone,
  country,
  postalAddress: text(500),
  contactEmail: emailAddress,
  language: z.enum(languages).optional(),
})

/** `ownerName`: of the caller. Without it, the name of the login stands, else its email address. */
export const OpenAccount = NewAccount.extend({ ownerName: nameLine(120).optional() })
export type OpenAccount = z.infer<typeof OpenAccount>

const { retention, shifts, messaging } = Settings.shape

/** As customers are to read it, with an extension if there is one. */
const shownPhone = nameLine(40).regex(
  /^(?=(?:\D*\d){5})\+?[\d\s()./-]+(?:(?:x|ext\.?)\s?\d{1,6})?$/i,
  'must be a phone number, such as (206) 555-0100',
)

const color = z.string().regex(/^#[\da-f]{6}$/i, 'must be a colour such as #0b5cad')
const logo = webLink.max(300)

/**
 * Any part of an account. `senderName: null` and `null` for a part of `brand` remove them, `language: null` goes back to the country’s.
 */
export const AccountPatch = NewAccount.partial().extend({
  brand: z
    .strictObject({
      color: color.nullable().optional(),
      logo: logo.nullable().optional(),
      phone: shownPhone.nullable().optional(),
    })
    .optional(),
  language: z.enum(languages).nullable().optional(),
  settings: z
    .strictObject({
      retention: retention.partial().strict(),
      shifts: shifts.partial().strict(),
      messaging: messaging
        .partial()
        .strict()
        .extend({
          sendingHours: messaging.shape.sendingHours.partial().optional(),
          senderName: nameLine(60).nullable().optional(),
        }),
    })
    .partial()
    .optional(),
})
export type AccountPatch = z.infer<typeof AccountPatch>

export const AccountView = z.object({
  accountId: z.string(),
  ...NewAccount.shape,
  name: storedText(120),
  timeZone: z.string(),
  country: storedCountry,
  postalAddress: storedText(500),
  /** Until it is, customers’ replies go to the last verified address. */
  contactEmailVerified: z.boolean(),
  /** `phone`, as it was typed, is what the variable `companyPhone` of templates shows. `color`: #rrggbb. `logo`: an https address. */
  brand: z
    .object({ color: z.string().optional(), logo: z.string().optional(), phone: storedText(40).optional() })
    .optional(),
  settings: Settings,
  createdAt: utcInstant,
})
