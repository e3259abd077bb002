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
  postalAddress: storedText(500),
  /** Until it is, customers’ replies go to the last verified address. */
  contactEmailVerified: z.boolean(),
  settings: Settings,
  createdAt: utcInstant,
})
