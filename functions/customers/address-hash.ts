import { accountHash, keyedHash } from '../shared/crypto/keyed-hash.ts'
import type { Table } from '../shared/table/table.ts'
import type { Channel } from './domain/consent.ts'
import { onePhoneSpelling } from './domain/phone-spellings.ts'

/** The same in every account, so that an inbound text finds its customer at every company. */
export async function addressHash(table: Pick<Table, 'keyring'>, channel: Channel, address: string): Promise<string> {
  return keyedHash(await table.keyring.derive('address-hash'), channel, address.toLowerCase())
}

/** By which a company finds the texts of a phone that none of its customers had. The same in every spelling. */
export function senderHash(table: Pick<Table, 'keyring'>, accountId: string, phone: string): Promise<string> {
  return accountHash(table, accountId, 'sender', onePhoneSpelling(phone))
}

/** `scopeId` is our number, an account's id, or an account's id with a message kind. */
export async function suppressionName(table: Pick<Table, 'keyring'>, scopeId: string, hash: string): Promise<string> {
  return keyedHash(await table.keyring.derive('address-hash'), 'suppression', scopeId, hash)
}
