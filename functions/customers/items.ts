import * as z from 'zod'
import { line, mailAddress, text, timeZone } from '../shared/fields.ts'
import { defineItem, type Item } from '../shared/items.ts'
import {
  consentKey,
  consentLedgerKey,
  customerKey,
  mailPointerKey,
  phonePointerKey,
  statementKey,
  suppressionKey,
} from '../shared/keys.ts'
import { causes, channels, messageKinds, methods } from './domain/consent.ts'
import { languages } from './domain/language.ts'

export const customerKinds = ['customer', 'prospect'] as const

export const personFields = {
  name: line(120),
  phone: z.string().optional(),
  email: mailAddress.optional(),
  address: text(500).optional(),
  timeZone: timeZone.optional(),
  language: z.enum(languages).optional(),
  notes: text(5_000).optional(),
  tags: z.array(line(40)).max(20),
}

/** The hashes stay readable: they name the pointers, so that an erasure finds them without the data key. */
export const CustomerItem = defineItem({
  type: 'customer',
  key: (accountId, customer) => customerKey(accountId, customer.customerId),
  clear: z.object({
    customerId: z.string(),
    kind: z.enum(customerKinds),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
    phoneHash: z.string().optional(),
    mailHash: z.string().optional(),
  }),
  personal: z.object(personFields),
})
export type Customer = Item<typeof CustomerItem>

const pointer = z.object({ hash: z.string(), accountId: z.string(), customerId: z.string() })

export const PhonePointerItem = defineItem({
  type: 'phonePointer',
  key: (_accountId, way) => phonePointerKey(way.hash, way.accountId, way.customerId),
  clear: pointer,
})

export const MailPointerItem = defineItem({
  type: 'mailPointer',
  key: (_accountId, way) => mailPointerKey(way.hash, way.accountId, way.customerId),
  clear: pointer,
})

/** What stands now for one channel and kind, derived from the ledger in the transaction that appends to it. */
export const ConsentItem = defineItem({
  type: 'consent',
  key: (accountId, { customerId, channel, kind }) => consentKey(accountId, customerId, channel, kind),
  clear: z.object({
    customerId: z.string(),
    channel: z.enum(channels),
    kind: z.enum(messageKinds),
    state: z.enum(['granted', 'withdrawn']),
    since: z.string(),
    version: z.int(),
    entry: z.int(),
    cause: z.enum(causes),
    addressHash: z.string().optional(),
    stopped: z.boolean(),
    closed: z.boolean(),
  }),
})

/** One decision of a customer, for ever: put once, chained to the one before. */
export const LedgerItem = defineItem({
  type: 'consentLedger',
  key: (accountId, entry) => consentLedgerKey(accountId, entry.customerId, entry.version),
  clear: z.object({
    customerId: z.string(),
    version: z.int(),
    previousHash: z.string(),
    hash: z.string(),
    at: z.string(),
    channel: z.enum(channels),
    kinds: z.array(z.enum(messageKinds)),
    decision: z.enum(['granted', 'withdrawn']),
    method: z.enum(methods),
    cause: z.enum(causes),
    effective: z.boolean(),
    /** A member's id, `customer` or `provider`. */
    recordedBy: z.string(),
    /** SHA-256 of the wording shown, hex; the wording itself is kept once per account. */
    statementHash: z.string().optional(),
    /** Keyed hash of the phone or mail address that the customer had then. */
    addressHash: z.string().optional(),
  }),
  personal: z.object({ evidence: z.unknown().optional() }),
})
export type LedgerEntry = Item<typeof LedgerItem>

export const StatementItem = defineItem({
  type: 'statement',
  key: (accountId, statement) => statementKey(accountId, statement.hash),
  clear: z.object({ hash: z.string() }),
  personal: z.object({ text: z.string() }),
})

/** The memory of a stop, outside every account: it outlives customer and company, and names neither. */
export const SuppressionItem = defineItem({
  type: 'suppression',
  key: (_accountId, suppression) => suppressionKey(suppression.name),
  clear: z.object({
    name: z.string(),
    at: z.string(),
    cause: z.enum(causes),
    /** The id of the text or event that brought it. */
    evidence: z.string(),
  }),
})
export type Suppression = Item<typeof SuppressionItem>
