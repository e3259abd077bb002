import * as z from 'zod'
import { emailAddress, storedText } from '../shared/fields.ts'
import {
  consentKey,
  consentLedgerKey,
  customerKey,
  emailPointerKey,
  phonePointerKey,
  statementKey,
  suppressionKey,
} from '../shared/keys.ts'
import { languages } from '../shared/language.ts'
import { defineItem, type Item } from '../shared/table/define-item.ts'
import { causes, channels, ledgerKinds, methods } from './domain/consent.ts'

export const customerKinds = ['customer', 'prospect'] as const

export const personFields = {
  name: storedText(120),
  phone: z.string().optional(),
  email: emailAddress.optional(),
  address: storedText(500).optional(),
  timeZone: z.string().max(64).optional(),
  language: z.enum(languages).optional(),
  notes: storedText(5_000).optional(),
  tags: z.array(storedText(40)).max(20),
}

const fieldsWithReasons = {
  name: personFields.name.meta({ why: 'the company knows its customers by it, and messages address them' }),
  phone: personFields.phone.meta({ why: 'SMS go there, for kinds of message that the customer agreed to' }),
  email: personFields.email.meta({ why: 'emails go there, for kinds of message that the customer agreed to' }),
  address: personFields.address.meta({ why: 'where the work is done' }),
  timeZone: personFields.timeZone.meta({ why: 'messages are sent at the customer’s daytime only' }),
  language: personFields.language.meta({ why: 'messages are written in it' }),
  notes: personFields.notes.meta({ why: 'what the company must know for the work' }),
  tags: personFields.tags.meta({ why: 'how the company groups its customers' }),
} satisfies Record<keyof typeof personFields, z.ZodType>

/** The hashes stay readable, so that an erasure finds the pointers without the data key. */
export const CustomerItem = defineItem({
  type: 'customer',
  until: 'until the customer or the account is erased',
  readable: 'keyed hashes of phone and email address',
  key: (accountId, customer) => customerKey(accountId, customer.customerId),
  clear: z.object({
    customerId: z.string(),
    kind: z.enum(customerKinds),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
    phoneHash: z.string().optional(),
    emailHash: z.string().optional(),
  }),
  personal: z.object(fieldsWithReasons),
})
export type Customer = Item<typeof CustomerItem>

const pointerFields = z.object({ hash: z.string(), accountId: z.string(), customerId: z.string() })

export const PhonePointerItem = defineItem({
  type: 'phonePointer',
  until: 'until its customer is erased, or has another phone',
  readable: 'a keyed hash of the phone',
  key: (_accountId, pointer) => phonePointerKey(pointer.hash, pointer.accountId, pointer.customerId),
  clear: pointerFields,
})

export const EmailPointerItem = defineItem({
  type: 'emailPointer',
  until: 'until its customer is erased, or has another address',
  readable: 'a keyed hash of the email address',
  key: (_accountId, pointer) => emailPointerKey(pointer.hash, pointer.accountId, pointer.customerId),
  clear: pointerFields,
})

/** The pointer's. Sealed, since one address has the same hash in every account. */
const addressHash = z.string().optional().meta({ why: 'a keyed hash of the address that it is about' })

/** A consent state, derived from the ledger in the transaction that appends to it. */
export const ConsentItem = defineItem({
  type: 'consent',
  until: 'until the customer or the account is erased',
  readable: 'what is agreed to, since when and why',
  key: (accountId, { customerId, channel, kind }) => consentKey(accountId, customerId, channel, kind),
  clear: z.object({
    customerId: z.string(),
    channel: z.enum(channels),
    kind: z.enum(ledgerKinds),
    state: z.enum(['granted', 'withdrawn']),
    since: z.string(),
    version: z.int(),
    entry: z.int(),
    cause: z.enum(causes),
    expiresAt: z.string().optional(),
    stopped: z.boolean(),
    onlyByText: z.boolean().default(false),
    closed: z.boolean(),
  }),
  personal: z.object({ addressHash }),
  formerlyClear: ['addressHash'],
})

/** Put once, never changed. */
export const LedgerItem = defineItem({
  type: 'consentLedger',
  until: 'until the customer or the account is erased',
  readable: 'each decision: when, how and recorded by whom',
  key: (accountId, entry) => consentLedgerKey(accountId, entry.customerId, entry.version),
  clear: z.object({
    customerId: z.string(),
    version: z.int(),
    previousHash: z.string(),
    hash: z.string(),
    at: z.string(),
    channel: z.enum(channels),
    kinds: z.array(z.enum(ledgerKinds)),
    decision: z.enum(['granted', 'withdrawn']),
    method: z.enum(methods),
    cause: z.enum(causes),
    effective: z.boolean(),
    /** Of a grant that ends by itself. */
    expiresAt: z.string().optional(),
    /** A member's id, `customer`, `page` (any holder of the link may have filled it in) or `provider`. */
    recordedBy: z.string(),
  }),
  personal: z.object({
    evidence: z.unknown().optional().meta({ why: 'it proves a decision: the form, text or event that it came from' }),
    /** Of an entry by an earlier release the wording lies in a row of its own, under this hash. */
    statement: z.string().optional().meta({ why: 'what the customer was shown at the decision' }),
    /** SHA-256 of the wording, hex. */
    statementHash: z.string().optional().meta({ why: 'it shows whether two decisions had the same wording' }),
    addressHash,
    salt: z
      .string()
      .optional()
      .meta({ why: 'random: without it, the entry’s hash would confirm a guess at its content' }),
  }),
  formerlyClear: ['statementHash', 'addressHash'],
})
export type LedgerEntry = Item<typeof LedgerItem>

/** Written by earlier releases, for all customers who saw a wording. Nothing new refers to one. */
export const StatementItem = defineItem({
  type: 'statement',
  until: 'until the last customer who saw it is erased, or the account',
  readable: 'a hash of the wording',
  key: (accountId, statement) => statementKey(accountId, statement.hash),
  clear: z.object({ hash: z.string() }),
  personal: z.object({ text: z.string().meta({ why: 'what customers were shown when they decided' }) }),
})

/** Outside every account, so it outlives customer and company. */
export const SuppressionItem = defineItem({
  type: 'suppression',
  until: 'for good, so that a stopped address receives no message again',
  readable: 'a keyed hash of the address; it identifies neither company nor customer',
  key: (_accountId, suppression) => suppressionKey(suppression.name),
  clear: z.object({
    name: z.string(),
    at: z.string(),
    cause: z.enum(causes),
    /** Id of a text or event. */
    evidence: z.string(),
  }),
})
export type Suppression = Item<typeof SuppressionItem>
