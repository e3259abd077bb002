import { keyedHash } from '../shared/crypto/keyed-hash.ts'
import type { Table } from '../shared/table/table.ts'
import type { Channel } from './domain/consent.ts'

/**
 * What stands for an address wherever it must be compared and need not be read. The same in every account, so that one
 * text finds its sender at every company; mail addresses are compared without case.
 */
export async function addressHash(table: Pick<Table, 'keyring'>, channel: Channel, address: string): Promise<string> {
  return keyedHash(await table.keyring.derive('address-hash'), channel, address.toLowerCase())
}

/**
 * The name of a memory of a stop. `scope` is our number for a stop that holds at every company that sends from it, or
 * an account's id for one company alone; neither can be read from the name.
 */
export async function suppressionName(table: Pick<Table, 'keyring'>, scope: string, hash: string): Promise<string> {
  return keyedHash(await table.keyring.derive('address-hash'), 'suppression', scope, hash)
}
