import * as z from 'zod'
import { country, emailAddress, storedText } from '../fields.ts'
import { accountKey } from '../keys.ts'
import { languages } from '../language.ts'
import { defineItem, type Item } from '../table/define-item.ts'
import { PastNotice } from './notice-terms.ts'
import { narrowed, sendingHours, widestSendingHours } from './sending-hours.ts'

const offset = z.string().regex(/^-P(?=.)(\d{1,3}D)?(T(?=\d)(\d{1,3}H)?(\d{1,4}M)?)?$/, 'must be like -P1D or -PT2H')

export const reminderOffsets = z.array(offset).max(5)

export const Settings = z.object({
  retention: z.object({ trackDays: z.int().min(1).max(3650) }),
  shifts: z.object({
    maxHours: z.number().min(1).max(48),
    toleranceSeconds: z.int().min(0).max(900),
    requireNotice: z.boolean(),
    tellWhenSilent: z.boolean(),
  }),
  messaging: z.object({
    sendingHours,
    reminderOffsets,
    senderName: storedText(60).optional(),
    monthlyCap: z.int().min(0).max(1_000_000),
  }),
})

export type Settings = z.infer<typeof Settings>

const storedHours = z.object({ start: z.string(), end: z.string() }).optional()

/** Earlier releases stored the hours as `quietHours`, of any width. */
const storedMessaging = Settings.shape.messaging
  .loose()
  .extend({ sendingHours: storedHours, quietHours: storedHours })
  .transform(({ quietHours, sendingHours: hours = quietHours, ...settings }) => ({
    ...settings,
    sendingHours: narrowed(hours ?? widestSendingHours),
  }))

/** Accounts of earlier releases do not say it. */
const storedShifts = Settings.shape.shifts.loose().extend({ tellWhenSilent: z.boolean().default(true) })

/** A setting of a later release is kept as it is: while one is deployed, or taken back, both read and write the row. */
const StoredSettings = Settings.loose().extend({
  retention: Settings.shape.retention.loose(),
  shifts: storedShifts,
  messaging: storedMessaging,
})

export const defaultSettings: Settings = {
  retention: { trackDays: 400 },
  shifts: { maxHours: 16, toleranceSeconds: 60, requireNotice: true, tellWhenSilent: true },
  messaging: { sendingHours: widestSendingHours, reminderOffsets: ['-P1D', '-PT2H'], monthlyCap: 10_000 },
}

/** `active → scheduled → erasing`, or `active → erasing`. Only `scheduled` can be cancelled. */
const accountStates = ['active', 'scheduled', 'erasing'] as const

export const AccountItem = defineItem({
  type: 'account',
  until: 'until the account is erased',
  readable: 'settings, time zone, country, language, and how often its deletion was asked for on the last such day',
  key: accountKey,
  clear: z.object({
    accountId: z.string(),
    state: z.enum(accountStates),
    version: z.int(),
    createdAt: z.string(),
    // validated on write: the time zone check would add 10 ms to a cold start
    timeZone: z.string(),
    country,
    /** Of emails to members who chose none, and to customers whose language is not known; else the country's. */
    language: z.enum(languages).optional(),
    settings: StoredSettings,
    erasureId: z.string().optional(),
    /** Requests to delete the account on a UTC day, `YYYY-MM-DD`: each sends emails. */
    erasureRequests: z.object({ day: z.string(), count: z.int() }).optional(),
    /** SMS a day, set by the operator in place of the installation's cap. */
    textsPerDay: z.int().min(0).optional(),
    /** Terms of the tracking notice that stood in the last 15 days. */
    pastNotices: z.array(PastNotice).optional(),
  }),
  personal: z.object({
    name: storedText(120).meta({ why: 'customers and members must know who writes to them' }),
    postalAddress: storedText(500).meta({ why: 'emails to customers must show it' }),
    contactEmail: emailAddress.meta({ why: 'customers’ replies to emails go there' }),
    /** The last contact address whose holder is known to read it. Undefined in accounts of earlier releases. */
    verifiedContact: emailAddress.optional().meta({ why: 'replies go there until a new contact address is confirmed' }),
    brand: z
      .object({ color: z.string().optional(), logo: z.string().optional(), phone: storedText(40).optional() })
      .optional()
      .meta({ why: 'customers know the company by it: emails show colour and phone, apps the logo' }),
  }),
})

export type Account = Item<typeof AccountItem>

export type AccountState = z.infer<typeof AccountItem.clear>

type Contact = Pick<Account, 'contactEmail' | 'verifiedContact'>

/** The contact address, or until it is confirmed the one before. */
export function repliesGoTo({ contactEmail, verifiedContact }: Contact): string {
  return verifiedContact ?? contactEmail
}

export function isContactVerified(contact: Contact): boolean {
  return repliesGoTo(contact) === contact.contactEmail
}
