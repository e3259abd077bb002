import * as z from 'zod'
import { open, seal } from '../../shared/crypto/cipher.ts'
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

const aad = 'consent-request'

/** A request is its sealed token: nothing is stored. */
export function consentRequestStore(table: Pick<Table, 'keyring'>) {
  const key = async () => ({ version: 1, bytes: await table.keyring.derive('consent-request') })
  return {
    async makeRequestToken(request: ConsentRequest): Promise<string> {
      const { accountId, customerId, addresses, kinds, requestedBy, expiresAt } = request
      const content = [accountId, customerId, addresses, kinds, requestedBy, expiresAt]
      return Buffer.from(seal(await key(), aad, Buffer.from(JSON.stringify(content)))).toString('base64url')
    },

    /** Returns undefined for a forged token. */
    async openRequestToken(token: string): Promise<ConsentRequest | undefined> {
      const [sealed, opener] = [Buffer.from(token, 'base64url'), await key()]
      try {
        const content = TokenContent.parse(JSON.parse(Buffer.from(open(opener, aad, sealed)).toString()))
        const [accountId, customerId, addresses, kinds, requestedBy, expiresAt] = content
        return { accountId, customerId, addresses, kinds, requestedBy, expiresAt }
      } catch {
        return undefined
      }
    },
  }
}
