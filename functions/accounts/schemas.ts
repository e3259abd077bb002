import * as z from 'zod'
import { country, emailAddress, nameLine, storedText, text, timeZone, utcInstant } from '../shared/fields.ts'
import { Settings } from '../shared/identity/account.ts'
import { languages } from '../shared/language.ts'

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

/**
 * Any part of an account. `senderName: null` and `brand.phone: null` remove them, `language: null` goes back to the country’s.
 */
export const AccountPatch = NewAccount.partial().extend({
  brand: z.strictObject({ phone: shownPhone.nullable().optional() }).optional(),
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
  postalAddress: storedText(500),
  /** Until it is, customers’ replies go to the last verified address. */
  contactEmailVerified: z.boolean(),
  /** `phone` is what the variable `companyPhone` of templates shows. */
  brand: z.object({ phone: storedText(40).optional() }).optional(),
  settings: Settings,
  createdAt: utcInstant,
})
