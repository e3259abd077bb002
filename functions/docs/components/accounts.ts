import { VerificationSent } from '../../accounts/contact-address/schemas.ts'
import { AccountPatch, AccountView, OpenAccount } from '../../accounts/schemas.ts'
import { component } from './component.ts'

const settings = AccountView.shape.settings
const change = AccountPatch.shape.settings.unwrap()

const profile = {
  name: ['Name of the company, as customers read it', 'Rainier Plumbing'],
  timeZone: ['The company’s time zone, by its IANA name: days of timesheets begin in it', 'America/Los_Angeles'],
  country: ['Country, as ISO 3166-1 alpha-2: phone numbers without a country code are read with it', 'US'],
  postalAddress: ['Postal address, which emails to customers show', '1200 Pine St, Seattle, WA 98101'],
  contactEmail: ['Email address that customers’ replies go to', 'office@rainier-plumbing.example'],
} as const
const brand = {
  color: ['Colour of the bar above emails to customers, as #rrggbb', '#0f7b6c'],
  logo: ['Address of an image, https; stored for apps, shown nowhere by the API', 'https://rainier.example/logo.svg'],
  phone: [
    'The company’s phone as customers are to read it: in the footer of emails, and the variable `companyPhone` of templates',
    '(206) 555-0100',
  ],
} as const
const retention = {
  trackDays: ['Days that positions are kept after a shift; a higher number concerns later shifts', 400],
} as const
const shifts = {
  maxHours: ['Hours after which an open shift is closed, with a proposed end', 16],
  toleranceSeconds: ['Seconds before and after a shift within which a position still counts as inside', 60],
  tellWhenSilent: 'Whether the office is told when a phone that had been sending is not heard on shift',
  requireNotice: 'Whether a worker must acknowledge the tracking notice before the first clock-in',
} as const
const messaging = {
  sendingHours: 'The hours of the customer’s day in which messages are sent',
  reminderOffsets: [
    'How long before an appointment reminders go out, as negative ISO 8601 durations',
    ['-P1D', '-PT2H'],
  ],
  senderName: ['Name that messages are signed with, in place of the company’s name', 'Rainier'],
  monthlyCap: ['Most units sent in a calendar month: segments of texts, and emails', 10_000],
} as const
const hours = { start: ['First minute, as HH:MM', '08:00'], end: ['End, as HH:MM, exclusive', '20:00'] } as const

export const accounts = {
  Account: component(AccountView, 'A company that uses Fieldpost, with its settings.', {
    ...profile,
    language: 'Language of emails to members who chose none. Absent: that of the country',
    contactEmailVerified:
      'Whether the holder of the contact address has confirmed it; until then replies go to the last one confirmed',
    brand: 'How the company shows itself to customers',
    settings: 'What the company has set; defaults where it has set nothing',
  }),
  Brand: component(AccountView.shape.brand.unwrap(), 'How a company shows itself to customers.', brand),
  Settings: component(settings, 'Settings of an account.', {
    retention: 'How long positions are kept',
    shifts: 'Rules of shifts',
    messaging: 'Rules of messages to customers',
  }),
  RetentionSettings: component(settings.shape.retention, 'How long positions are kept.', retention),
  ShiftSettings: component(settings.shape.shifts, 'Rules of shifts.', shifts),
  MessagingSettings: component(settings.shape.messaging, 'Rules of messages to customers.', messaging),
  SendingHours: component(
    settings.shape.messaging.shape.sendingHours,
    'Hours of the customer’s day in which messages are sent, within 08:00 to 20:00.',
    hours,
  ),
  NewAccount: component(OpenAccount, 'A company to open an account for.', {
    ...profile,
    ownerName: [
      'Name of the caller, who becomes the owner. Without it the login’s name stands, else its email address',
      'Dana Reyes',
    ],
  }),
  AccountChange: component(
    AccountPatch,
    'What to change of an account. What is not given stays as it is; `null` removes a value.',
    { ...profile, brand: 'How the company shows itself to customers', settings: 'Settings to change' },
  ),
  BrandChange: component(AccountPatch.shape.brand.unwrap(), 'What to change of the brand.', brand),
  SettingsChange: component(change, 'Settings to change, each by itself.', {
    retention: 'How long positions are kept',
    shifts: 'Rules of shifts',
    messaging: 'Rules of messages to customers',
  }),
  RetentionSettingsChange: component(change.shape.retention.unwrap(), 'How long positions are to be kept.', retention),
  ShiftSettingsChange: component(change.shape.shifts.unwrap(), 'Rules of shifts to change.', shifts),
  MessagingSettingsChange: component(change.shape.messaging.unwrap(), 'Rules of messages to change.', messaging),
  SendingHoursChange: component(
    change.shape.messaging.unwrap().shape.sendingHours.unwrap(),
    'New sending hours, within 08:00 to 20:00.',
    hours,
  ),
  ContactVerification: component(VerificationSent, 'Where the link that verifies the contact address was sent.', {
    contactEmail: profile.contactEmail,
  }),
}
