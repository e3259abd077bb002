import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { suppressionKey } from '../shared/keys.ts'
import type { Table, Write } from '../shared/table.ts'
import { suppressionName } from './address-hash.ts'
import type { Channel } from './domain/consent.ts'
import { type Suppression, SuppressionItem } from './items.ts'

/** Whom a memory binds: every company that sends from our number, or one company. Mail is always one company's. */
export type Reach = 'number' | 'company'
export type SuppressionStore = ReturnType<typeof suppressionStore>

/** `smsNumber` is the number that texts come from, E.164. */
export function suppressionStore(table: Table, smsNumber: string) {
  const scopeOf = (reach: Reach, accountId: string) => (reach === 'number' ? smsNumber : accountId)
  const nameOf = (reach: Reach, accountId: string, hash: string) =>
    suppressionName(table, scopeOf(reach, accountId), hash)

  async function find(reach: Reach, accountId: string, hash: string): Promise<Suppression[]> {
    const Key = suppressionKey(await nameOf(reach, accountId, hash))
    const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
    return Item ? [await table.item(SuppressionItem, Item)] : []
  }

  return {
    /** What is remembered of an address, as far as it concerns this company. */
    async findSuppressions(accountId: string, channel: Channel, hash: string): Promise<Suppression[]> {
      const reaches: Reach[] = channel === 'sms' ? ['number', 'company'] : ['company']
      return (await Promise.all(reaches.map((reach) => find(reach, accountId, hash)))).flat()
    },

    async suppress(reach: Reach, accountId: string, hash: string, memory: Omit<Suppression, 'name'>): Promise<Write> {
      const name = await nameOf(reach, accountId, hash)
      return { Put: { TableName: table.name, Item: await table.row(SuppressionItem, '', { name, ...memory }) } }
    },

    async lift(reach: Reach, accountId: string, hash: string): Promise<Write> {
      const name = await nameOf(reach, accountId, hash)
      return { Delete: { TableName: table.name, Key: suppressionKey(name) } }
    },
  }
}
