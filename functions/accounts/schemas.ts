import { isSupportedCountry } from 'libphonenumber-js'
import * as z from 'zod'
import { emailAddress, nameLine, country as storedCountry, storedText, text, utcInstant } from '../shared/fields.ts'
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

/** Any part of an account. `senderName: null` removes the name, `language: null` goes back to the country’s. */
export const AccountPatch = NewAccount.partial().extend({
  language: z.enum(languages).nullable().optional(),
  settings: z
    .strictObject({
      retention: retention.partial(),
      shifts: shifts.partial(),
      messaging: messaging.partial().extend({
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
  settings: Settings,
  createdAt: utcInstant,
})
