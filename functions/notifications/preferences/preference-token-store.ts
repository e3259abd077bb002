import * as z from 'zod'
import { channels, messageKinds } from '../../customers/domain/consent.ts'
import { openToken, sealToken } from '../../shared/crypto/sealed-token.ts'
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

const purpose = 'preference-link'

/**
 * Sealed: a token reveals nothing and cannot be forged. It works for a stop without end, since old emails' links must; the
 * account's fence and the customer's erasure end it.
 */
export function preferenceTokenStore(table: Pick<Table, 'keyring'>) {
  return {
    makeToken: ({
      accountId,
      customerId,
      channel,
      kind,
      addressHash,
      issuedAt,
      use,
    }: PreferenceLink & { readonly addressHash: string }): Promise<string> =>
      sealToken(table, purpose, [accountId, customerId, channel, kind, addressHash, issuedAt, use]),

    /** Returns undefined for a forged token. */
    openToken: async (token: string): Promise<PreferenceLink | undefined> =>
      linkOf(await openToken(table, purpose, token)),
  }
}

function linkOf(content: unknown): PreferenceLink | undefined {
  const old = OldTokenContent.safeParse(content)
  if (old.success) {
    const [accountId, customerId, channel, kind] = old.data
    return { accountId, customerId, channel, kind, addressHash: undefined, issuedAt: 0, use: 'unsubscribe' }
  }
  const { data } = TokenContent.safeParse(content)
  if (!data) return undefined
  const [accountId, customerId, channel, kind, addressHash, issuedAt, use] = data
  return { accountId, customerId, channel, kind, addressHash, issuedAt, use }
}
