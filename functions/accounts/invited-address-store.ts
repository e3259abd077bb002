import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { toTtl } from '../shared/clock.ts'
import { keyedHash } from '../shared/crypto/keyed-hash.ts'
import { invitedAddressKey } from '../shared/keys.ts'
import type { Table, Write } from '../shared/table/table.ts'
import { InvitedAddressItem } from './items.ts'

export type InvitedAddressStore = ReturnType<typeof invitedAddressStore>
/** The right of one request to write to an address. */
export type AddressClaim = { readonly addressHash: string; readonly claim: string }

/** Longer than any request: one that dies blocks the address no longer. */
const requestMilliseconds = 60_000
const dayMilliseconds = 86_400_000

/**
 * One invitation and one email that verifies a contact address, per address a day, over all accounts: companies must not be able
 * to flood a stranger together. Neither holds back the other, or one could keep people from being invited.
 */
export function invitedAddressStore(table: Table) {
  return {
    /** For the length of a request. Returns undefined if the address had such an email within a day, or is just getting one. */
    async claimAddress(
      email: string,
      purpose: 'invitation' | 'contact',
      claim: string,
      now: number,
    ): Promise<AddressClaim | undefined> {
      const addressHash = keyedHash(await table.keyring.derive('address-hash'), purpose, email.toLowerCase())
      const until = now + requestMilliseconds
      const put = new PutCommand({
        TableName: table.name,
        Item: await table.row(InvitedAddressItem, '', { addressHash, claim, until }, { ttl: toTtl(until) }),
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': now },
      })
      const isClaimed = await table.tryWrite(
        () => table.send(put).then(() => true),
        () => false,
      )
      return isClaimed ? { addressHash, claim } : undefined
    },

    /** For the transaction that writes the email: from then on the address waits for a day. */
    keepClaim({ addressHash, claim }: AddressClaim, now: number): Write {
      const until = now + dayMilliseconds
      return {
        Update: {
          TableName: table.name,
          Key: invitedAddressKey(addressHash),
          UpdateExpression: 'SET #until = :until, #ttl = :ttl, isKept = :true',
          ConditionExpression: 'claim = :claim',
          ExpressionAttributeNames: { '#until': 'until', '#ttl': 'ttl' },
          ExpressionAttributeValues: { ':until': until, ':ttl': toTtl(until), ':claim': claim, ':true': true },
        },
      }
    },

    /** Of a request that wrote no email. A claim that was kept stays. */
    async releaseClaim({ addressHash, claim }: AddressClaim): Promise<void> {
      const release = new DeleteCommand({
        TableName: table.name,
        Key: invitedAddressKey(addressHash),
        ConditionExpression: 'claim = :claim AND attribute_not_exists(isKept)',
        ExpressionAttributeValues: { ':claim': claim },
      })
      await table.tryWrite<unknown, void>(
        () => table.send(release),
        () => undefined,
      )
    },
  }
}
