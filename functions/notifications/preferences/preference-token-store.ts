import * as z from 'zod'
import { channels, messageKinds } from '../../customers/domain/consent.ts'
import { open, seal } from '../../shared/crypto/cipher.ts'
import type { Table } from '../../shared/table/table.ts'

const TokenContent = z.tuple([z.string(), z.string(), z.enum(channels), z.enum(messageKinds)])
export type Preference = {
  readonly accountId: string
  readonly customerId: string
  readonly channel: (typeof channels)[number]
  readonly kind: (typeof messageKinds)[number]
}
export type PreferenceTokenStore = ReturnType<typeof preferenceTokenStore>

const aad = 'preference-link'

/**
 * Sealed: a token reveals nothing and cannot be forged. Without expiry, since old emails' links must work; the account's fence and
 * the customer's erasure end them.
 */
export function preferenceTokenStore(table: Pick<Table, 'keyring'>) {
  const key = async () => ({ version: 1, bytes: await table.keyring.derive('preference-link') })
  return {
    async makeToken({ accountId, customerId, channel, kind }: Preference): Promise<string> {
      const plain = Buffer.from(JSON.stringify([accountId, customerId, channel, kind]))
      return Buffer.from(seal(await key(), aad, plain)).toString('base64url')
    },

    /** Returns undefined for a forged token. */
    async openToken(token: string): Promise<Preference | undefined> {
      const [sealed, opener] = [Buffer.from(token, 'base64url'), await key()]
      try {
        const plain = open(opener, aad, sealed)
        const [accountId, customerId, channel, kind] = TokenContent.parse(JSON.parse(Buffer.from(plain).toString()))
        return { accountId, customerId, channel, kind }
      } catch {
        return undefined
      }
    },
  }
}
