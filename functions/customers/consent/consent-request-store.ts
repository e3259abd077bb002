import * as z from 'zod'
import { openToken, sealToken } from '../../shared/crypto/sealed-token.ts'
import type { Table } from '../../shared/table/table.ts'
import { channels, messageKinds } from '../domain/consent.ts'

const TokenContent = z.tuple([
  z.string(),
  z.string(),
  z.array(z.object({ channel: z.enum(channels), addressHash: z.string() })),
  z.array(z.enum(messageKinds)),
  z.string(),
  z.int(),
])

export type ConsentRequest = {
  readonly accountId: string
  readonly customerId: string
  /** Of the addresses that are asked for: for another one it asks nothing. */
  readonly addresses: readonly { readonly channel: (typeof channels)[number]; readonly addressHash: string }[]
  readonly kinds: readonly (typeof messageKinds)[number][]
  /** The member who made it. */
  readonly requestedBy: string
  /** Epoch milliseconds. */
  readonly expiresAt: number
}
export type ConsentRequestStore = ReturnType<typeof consentRequestStore>

const purpose = 'consent-request'

/** A request is its sealed token: nothing is stored. */
export function consentRequestStore(table: Pick<Table, 'keyring'>) {
  return {
    makeRequestToken: ({
      accountId,
      customerId,
      addresses,
      kinds,
      requestedBy,
      expiresAt,
    }: ConsentRequest): Promise<string> =>
      sealToken(table, purpose, [accountId, customerId, addresses, kinds, requestedBy, expiresAt]),

    /** Returns undefined for a forged token. */
    openRequestToken: async (token: string): Promise<ConsentRequest | undefined> => {
      const { data } = TokenContent.safeParse(await openToken(table, purpose, token))
      if (!data) return undefined
      const [accountId, customerId, addresses, kinds, requestedBy, expiresAt] = data
      return { accountId, customerId, addresses, kinds, requestedBy, expiresAt }
    },
  }
}
