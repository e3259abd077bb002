import * as z from 'zod'
import {
  accountPointerKey,
  endedInvitationKey,
  invitationCountKey,
  invitedAddressKey,
  rootKeyCopyKey,
} from '../shared/keys.ts'
import { defineItem } from '../shared/table/define-item.ts'

/** Leads to every account: a text of an unknown number is for the only one, if there is only one. */
export const AccountPointerItem = defineItem({
  type: 'accountPointer',
  until: 'as long as its account',
  key: (_accountId, { accountId }) => accountPointerKey(accountId),
  clear: z.object({ accountId: z.string() }),
})

/** `day` is a UTC day, `YYYY-MM-DD`. */
export const InvitationCountItem = defineItem({
  type: 'invitationCount',
  until: 'two days',
  key: (accountId, { day }) => invitationCountKey(accountId, day),
  clear: z.object({ day: z.string(), invited: z.int() }),
})

/** An invitation that ended without being accepted. `invitableUntil` and `until` in epoch milliseconds. */
export const EndedInvitationItem = defineItem({
  type: 'endedInvitation',
  until: '30 days after the end of the invitation',
  readable: 'a keyed hash of the account and the email address that it invited, and until when it may invite it again',
  key: (accountId, { addressHash }) => endedInvitationKey(accountId, addressHash),
  clear: z.object({
    addressHash: z.string(),
    /** In the past after a decline or an expiry. */
    invitableUntil: z.int(),
    until: z.int(),
  }),
})

/**
 * An address gets one invitation, and one email that verifies it as a contact address, a day from all accounts together.
 * `claim`: of the request that writes it; `until` in epoch milliseconds.
 */
export const InvitedAddressItem = defineItem({
  type: 'invitedAddress',
  until: 'a day after the email',
  readable: 'a keyed hash of the email address that was invited or is to be verified',
  key: (_accountId, { addressHash }) => invitedAddressKey(addressHash),
  clear: z.object({
    addressHash: z.string(),
    claim: z.string(),
    until: z.int(),
    /** The email was written. */
    isKept: z.boolean().optional(),
  }),
})

/** A copy of a root row of the key table, whose backups last a day. `madeAt` in epoch milliseconds. */
export const RootKeyCopyItem = defineItem({
  type: 'rootKeyCopy',
  until: 'for good: it wraps the keys of all accounts',
  readable: 'a root key as KMS has encrypted it: of no use without the KMS key',
  key: (_accountId, { version }) => rootKeyCopyKey(String(version)),
  clear: z.object({ version: z.int(), wrapped: z.instanceof(Uint8Array), madeAt: z.int() }),
})
