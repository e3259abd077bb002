import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../../shared/clock.ts'
import { keyedHash } from '../../shared/crypto/keyed-hash.ts'
import { endedInvitationKey } from '../../shared/keys.ts'
import type { Item } from '../../shared/table/define-item.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { refusalMilliseconds } from '../domain/invitation.ts'
import { EndedInvitationItem } from '../items.ts'

export type EndedInvitationStore = ReturnType<typeof endedInvitationStore>

/**
 * What an account must remember of an invitation that ended without being accepted: else it holds the address by inviting
 * again and again, and takes the one invitation of each day from the others.
 */
export function endedInvitationStore(table: Table) {
  // The account is part of it: hashes of two accounts cannot be compared.
  const hashFor = async (accountId: string, email: string) =>
    keyedHash(await table.keyring.derive('address-hash'), 'ended-invitation', accountId, email.toLowerCase())

  return {
    async findEndedInvitation(
      accountId: string,
      email: string,
      now: number,
    ): Promise<Item<typeof EndedInvitationItem> | undefined> {
      const Key = endedInvitationKey(accountId, await hashFor(accountId, email))
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      const ended = Item && (await table.item(EndedInvitationItem, Item))
      return ended && ended.until > now ? ended : undefined
    },

    /** For the transaction that ends the invitation. `invitableUntil`: until then the account may invite the address again. */
    async rememberEnd(accountId: string, email: string, invitableUntil: number, now: number): Promise<Write> {
      const [addressHash, until] = [await hashFor(accountId, email), now + refusalMilliseconds]
      const ended = { addressHash, invitableUntil, until }
      const Item = await table.row(EndedInvitationItem, accountId, ended, { ttl: toTtl(until) })
      return { Put: { TableName: table.name, Item } }
    },

    /** For the transaction that invites again: from then on the login says how long that may go on. */
    forgetEnd(accountId: string, { addressHash }: { readonly addressHash: string }): Write {
      return { Delete: { TableName: table.name, Key: endedInvitationKey(accountId, addressHash) } }
    },
  }
}
