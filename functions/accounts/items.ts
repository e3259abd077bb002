import * as z from 'zod'
import { invitationCountKey, rootKeyCopyKey } from '../shared/keys.ts'
import { defineItem } from '../shared/table/define-item.ts'

/** `day` is a UTC day, `YYYY-MM-DD`. */
export const InvitationCountItem = defineItem({
  type: 'invitationCount',
  until: 'two days',
  key: (accountId, { day }) => invitationCountKey(accountId, day),
  clear: z.object({ day: z.string(), invited: z.int() }),
})

/** A copy of a root row of the key table, whose backups last a day. `madeAt` in epoch milliseconds. */
export const RootKeyCopyItem = defineItem({
  type: 'rootKeyCopy',
  until: 'for good: it wraps the keys of all accounts',
  readable: 'a root key as KMS has encrypted it: of no use without the KMS key',
  key: (_accountId, { version }) => rootKeyCopyKey(String(version)),
  clear: z.object({ version: z.int(), wrapped: z.instanceof(Uint8Array), madeAt: z.int() }),
})
