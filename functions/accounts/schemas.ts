import * as z from 'zod'
import { erasureStates } from '../erasure/domain/erasure.ts'
import { country, emailAddress, line, text, timeZone, utcInstant } from '../shared/fields.ts'
import { AccountItem, Settings } from '../shared/identity/account.ts'
import { roles } from '../shared/identity/login.ts'

export const NewAccount = z.strictObject({
  name: line(120),
  timeZone,
  country,
  postalAddress: text(500),
  contactEmail: emailAddress,
})
export type NewAccount = z.infer<typeof NewAccount>

const { retention, shifts, messaging } = Settings.shape

/** Any part of an account; `senderName: null` takes the name away. */
export const AccountPatch = NewAccount.partial().extend({
  settings: z
    .strictObject({
      retention: retention.partial(),
      shifts: shifts.partial(),
      messaging: messaging.partial().extend({
        quietHours: messaging.shape.quietHours.partial().optional(),
        senderName: messaging.shape.senderName.nullable(),
      }),
    })
    .partial()
    .optional(),
})
export type AccountPatch = z.infer<typeof AccountPatch>

export const AccountView = z.object({
  accountId: z.string(),
  ...NewAccount.shape,
  settings: AccountItem.clear.shape.settings,
  createdAt: utcInstant,
})

export const Me = z.object({
  memberId: z.string(),
  role: z.enum(roles),
  email: emailAddress,
  name: line(120),
  account: AccountView,
})

export const TrackingNoticeView = z.object({
  text: z.string(),
  what: z.array(z.string()),
  when: z.string(),
  keptFor: z.string(),
  visibleTo: z.array(z.string()),
  acknowledgedAt: utcInstant.optional(),
})

export const Acknowledged = z.object({ acknowledgedAt: utcInstant })

/** Mail addresses are compared as Cognito does, without regard to case. */
const loginAddress = emailAddress.transform((address) => address.toLowerCase())

export const NewMember = z.strictObject({ email: loginAddress, name: line(120), role: z.enum(roles) })
export type NewMember = z.infer<typeof NewMember>

export const MemberPatch = z.strictObject({ name: line(120), role: z.enum(roles) }).partial()
export type MemberPatch = z.infer<typeof MemberPatch>

export const MemberView = z.object({
  memberId: z.string(),
  email: emailAddress,
  name: line(120),
  role: z.enum(roles),
  createdAt: utcInstant,
  noticeAcknowledgedAt: utcInstant.optional(),
})

export const MemberErasing = z.object({ memberId: z.string(), status: z.literal('erasing') })

export const MemberList = z.object({ items: z.array(MemberView), nextCursor: z.string().optional() })

export const ErasureRequest = z.strictObject({ confirm: z.string().max(500) })

const step = { pass: z.string().max(8_192) }

/** The forms of the page where an account is deleted without the app; what is wrong in them is told in words. */
export const DeletionForm = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('sign-in'), email: z.string().max(254), password: z.string().max(256) }),
  z.strictObject({ step: z.literal('code'), code: z.string().max(20), ...step }),
  z.strictObject({ step: z.literal('confirm'), confirm: z.string().max(500), ...step }),
])
export type DeletionForm = z.infer<typeof DeletionForm>

export const ErasureAccepted = z.object({
  erasureId: z.string(),
  status: z.enum(erasureStates),
  statusUrl: z.url(),
  cancelUntil: utcInstant.optional(),
  backupsExpireAt: utcInstant,
})

export const ErasureView = z.object({
  erasureId: z.string(),
  status: z.enum(erasureStates),
  requestedAt: utcInstant,
  cancelUntil: utcInstant.optional(),
  backupsExpireAt: utcInstant,
  progress: z.record(z.string(), z.object({ found: z.int(), erased: z.int() })),
  /** A compact JWS (ES256) over what was found and what is kept; once it is erased. */
  receipt: z.string().optional(),
})

/** The keys that receipts are signed with (RFC 7517). */
export const ReceiptKeys = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      kid: z.string(),
      alg: z.literal('ES256'),
      use: z.literal('sig'),
    }),
  ),
})

const AuditEntryView = z.object({
  version: z.int(),
  at: utcInstant,
  /** A member's id, or what else acted: `status-link`. */
  by: z.string(),
  byName: z.string().optional(),
  action: z.string(),
  subject: z.string(),
  details: z.record(z.string(), z.unknown()),
})

/** `verified` says of the page, and of the entry before it, that the chain of hashes bears out every one. */
export const AuditTrail = z.object({
  items: z.array(AuditEntryView),
  nextCursor: z.string().optional(),
  verified: z.boolean(),
  brokenVersion: z.int().optional(),
})

export const NewDevice = z.strictObject({ label: line(60) })
export type NewDevice = z.infer<typeof NewDevice>

/** The token is shown here and never again; the addresses that have no other place for it hold it. */
export const DeviceCreated = z.object({
  deviceId: z.string(),
  label: z.string(),
  token: z.string(),
  endpoints: z.object({
    overland: z.url(),
    owntracks: z.url(),
    traccar: z.url(),
    gpslogger: z.url(),
    transistor: z.url(),
  }),
})
export type DeviceCreated = z.infer<typeof DeviceCreated>

export const DeviceView = z.object({
  deviceId: z.string(),
  label: z.string(),
  createdAt: utcInstant,
  /** To the minute. */
  lastUsedAt: utcInstant.optional(),
  lastDialect: z.string().optional(),
  /** There while it sends though its worker is off shift. */
  offShiftSince: utcInstant.optional(),
  offShiftUploads: z.int().optional(),
  /** How wrong its clock surely is; behind when below zero. */
  clockAheadSeconds: z.int().optional(),
})
export type DeviceView = z.infer<typeof DeviceView>

export const DeviceList = z.object({ items: z.array(DeviceView) })
