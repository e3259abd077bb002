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
export type SuppressionScope = 'number' | 'company' | MessageKind
export type ScopedSuppression = Suppression & { readonly scope: SuppressionScope }
type Address = { readonly channel: Channel; readonly hash: string }
export type SuppressionStore = ReturnType<typeof suppressionStore>

/** `smsNumber` is the number that texts come from, E.164. */
export function suppressionStore(table: Table, smsNumber: string) {
  const scopeOf = (scope: SuppressionScope, accountId: string) => {
    if (scope === 'number') return smsNumber
    return scope === 'company' ? accountId : `${accountId}/${scope}`
  }
  const nameOf = (scope: SuppressionScope, accountId: string, hash: string) =>
    suppressionName(table, scopeOf(scope, accountId), hash)

  async function findSuppressionsByChannel(
    accountId: string,
    addresses: readonly Address[],
    kinds: readonly MessageKind[],
  ): Promise<Map<Channel, ScopedSuppression[]>> {
    const asked = addresses.flatMap(({ channel, hash }) => {
      const reaches: SuppressionScope[] = [...(channel === 'sms' ? (['number'] as const) : []), 'company', ...kinds]
      return reaches.map((scope) => ({ channel, scope, hash }))
    })
    const names = await Promise.all(asked.map(({ scope, hash }) => nameOf(scope, accountId, hash)))
    const rows = await readRows(table, names.map(suppressionKey))
    const found = asked.map(async ({ channel, scope }, index) => {
      const row = rows[index]
      return row ? [{ channel, memory: { ...(await table.item(SuppressionItem, row)), scope } }] : []
    })
    const memories = (await Promise.all(found)).flat()
    const of = (channel: Channel) => memories.flatMap((each) => (each.channel === channel ? [each.memory] : []))
    return new Map(addresses.map(({ channel }) => [channel, of(channel)]))
  }

  return {
    /** What is remembered of addresses, one for each channel, in one read. */
    findSuppressionsByChannel,

    /** What is remembered of an address, as far as it concerns these kinds of this company's messages. */
    async findSuppressions(accountId: string, channel: Channel, hash: string, kinds: readonly MessageKind[]) {
      return (await findSuppressionsByChannel(accountId, [{ channel, hash }], kinds)).get(channel) ?? []
    },

    async suppress(
      scope: SuppressionScope,
      accountId: string,
      hash: string,
      memory: Omit<Suppression, 'name'>,
    ): Promise<Write> {
      const name = await nameOf(scope, accountId, hash)
      return { Put: { TableName: table.name, Item: await table.row(SuppressionItem, '', { name, ...memory }) } }
    },

    /** Forgets a stop that is older than `before`; refused when there is a newer one. */
    async liftSuppression(scope: SuppressionScope, accountId: string, hash: string, before: string): Promise<Write> {
      const name = await nameOf(scope, accountId, hash)
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
