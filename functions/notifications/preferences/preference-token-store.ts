import * as z from 'zod'
import { channels, messageKinds } from '../../customers/domain/consent.ts'
import { open, seal } from '../../shared/crypto/cipher.ts'
import type { Table } from '../../shared/table/table.ts'

const linkUses = ['unsubscribe', 'preferences', 'fresh'] as const

export type PreferenceLink = {
  readonly accountId: string
  readonly customerId: string
  /** Of the message that carries it. */
  readonly channel: (typeof channels)[number]
  readonly kind: (typeof messageKinds)[number]
  /** Of the address it was sent to; undefined in a link of an older version. */
  readonly addressHash: string | undefined
  /** Epoch milliseconds. */
  readonly issuedAt: number
  /** In the header List-Unsubscribe, in the body of an email, or in the email that the page sends when asked. */
  readonly use: (typeof linkUses)[number]
}
export type PreferenceTokenStore = ReturnType<typeof preferenceTokenStore>

const common = [z.string(), z.string(), z.enum(channels), z.enum(messageKinds)] as const
const TokenContent = z.tuple([...common, z.string(), z.int(), z.enum(linkUses)])
const OldTokenContent = z.tuple(common)

const aad = 'preference-link'

/**
 * Sealed: a token reveals nothing and cannot be forged. It works for a stop without end, since old emails' links must; the
 * account's fence and the customer's erasure end it.
 */
export function preferenceTokenStore(table: Pick<Table, 'keyring'>) {
  const key = async () => ({ version: 1, bytes: await table.keyring.derive('preference-link') })
  return {
    async makeToken(link: PreferenceLink & { readonly addressHash: string }): Promise<string> {
      const { accountId, customerId, channel, kind, addressHash, issuedAt, use } = link
      const content = [accountId, customerId, channel, kind, addressHash, issuedAt, use]
      return Buffer.from(seal(await key(), aad, Buffer.from(JSON.stringify(content)))).toString('base64url')
    },

    /** Returns undefined for a forged token. */
    async openToken(token: string): Promise<PreferenceLink | undefined> {
      const [sealed, opener] = [Buffer.from(token, 'base64url'), await key()]
      try {
        return linkOf(JSON.parse(Buffer.from(open(opener, aad, sealed)).toString()))
      } catch {
        return undefined
      }
    },
  }
}

function linkOf(content: unknown): PreferenceLink {
  const old = OldTokenContent.safeParse(content)
  if (old.success) {
    const [accountId, customerId, channel, kind] = old.data
    return { accountId, customerId, channel, kind, addressHash: undefined, issuedAt: 0, use: 'unsubscribe' }
  }
  const [accountId, customerId, channel, kind, addressHash, issuedAt, use] = TokenContent.parse(content)
  return { accountId, customerId, channel, kind, addressHash, issuedAt, use }
}
