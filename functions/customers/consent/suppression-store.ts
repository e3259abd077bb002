import { suppressionKey } from '../../shared/keys.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { suppressionName } from '../address-hash.ts'
import type { Channel, MessageKind } from '../domain/consent.ts'
import { type Suppression, SuppressionItem } from '../items.ts'

/**
 * What a memory binds: every company that sends from our number, one company, or one kind of one company's messages. Mail
 * is always one company's.
 */
export type Reach = 'number' | 'company' | MessageKind
export type SuppressionMemory = Suppression & { readonly reach: Reach }
type Address = { readonly channel: Channel; readonly hash: string }
export type SuppressionStore = ReturnType<typeof suppressionStore>

/** `smsNumber` is the number that texts come from, E.164. */
export function suppressionStore(table: Table, smsNumber: string) {
  const scopeOf = (reach: Reach, accountId: string) => {
    if (reach === 'number') return smsNumber
    return reach === 'company' ? accountId : `${accountId}/${reach}`
  }
  const nameOf = (reach: Reach, accountId: string, hash: string) =>
    suppressionName(table, scopeOf(reach, accountId), hash)

  async function findMemories(
    accountId: string,
    addresses: readonly Address[],
    kinds: readonly MessageKind[],
  ): Promise<Map<Channel, SuppressionMemory[]>> {
    const asked = addresses.flatMap(({ channel, hash }) => {
      const reaches: Reach[] = [...(channel === 'sms' ? (['number'] as const) : []), 'company', ...kinds]
      return reaches.map((reach) => ({ channel, reach, hash }))
    })
    const names = await Promise.all(asked.map(({ reach, hash }) => nameOf(reach, accountId, hash)))
    const rows = await readRows(table, names.map(suppressionKey))
    const found = asked.map(async ({ channel, reach }, index) => {
      const row = rows[index]
      return row ? [{ channel, memory: { ...(await table.item(SuppressionItem, row)), reach } }] : []
    })
    const memories = (await Promise.all(found)).flat()
    const of = (channel: Channel) => memories.flatMap((each) => (each.channel === channel ? [each.memory] : []))
    return new Map(addresses.map(({ channel }) => [channel, of(channel)]))
  }

  return {
    /** What is remembered of addresses, one for each channel, in one read. */
    findMemories,

    /** What is remembered of an address, as far as it concerns these kinds of this company's messages. */
    async findSuppressions(accountId: string, channel: Channel, hash: string, kinds: readonly MessageKind[]) {
      return (await findMemories(accountId, [{ channel, hash }], kinds)).get(channel) ?? []
    },

    async suppress(reach: Reach, accountId: string, hash: string, memory: Omit<Suppression, 'name'>): Promise<Write> {
      const name = await nameOf(reach, accountId, hash)
      return { Put: { TableName: table.name, Item: await table.row(SuppressionItem, '', { name, ...memory }) } }
    },

    /** Forgets a stop that is older than `before`; refused when there is a newer one. */
    async lift(reach: Reach, accountId: string, hash: string, before: string): Promise<Write> {
      const name = await nameOf(reach, accountId, hash)
      return {
        Delete: {
          TableName: table.name,
          Key: suppressionKey(name),
          ConditionExpression: 'attribute_not_exists(pk) OR #at < :before',
          ExpressionAttributeNames: { '#at': 'at' },
          ExpressionAttributeValues: { ':before': before },
        },
      }
    },
  }
}
