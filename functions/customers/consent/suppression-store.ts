import { suppressionKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import { suppressionName } from '../address-hash.ts'
import type { Channel, MessageKind } from '../domain/consent.ts'
import { type Reopened, type SuppressionScope, scopesOf } from '../domain/suppression-scope.ts'
import { type Suppression, SuppressionItem } from '../items.ts'

export type ScopedSuppression = Suppression & { readonly scope: SuppressionScope }
type Address = { readonly channel: Channel; readonly hash: string }
export type SuppressionStore = ReturnType<typeof suppressionStore>

/** `smsNumber` is E.164. */
export function suppressionStore(table: Table, smsNumber: string) {
  const scopeId = (scope: SuppressionScope | Reopened, accountId: string) => {
    if (scope === 'number') return smsNumber
    return scope === 'company' ? accountId : `${accountId}/${scope}`
  }
  const nameOf = (scope: SuppressionScope | Reopened, accountId: string, hash: string) =>
    suppressionName(table, scopeId(scope, accountId), hash)

  async function findSuppressionsByChannel(
    accountId: string,
    addresses: readonly Address[],
    kinds: readonly MessageKind[],
  ): Promise<Map<Channel, ScopedSuppression[]>> {
    const candidates = addresses.flatMap(({ channel, hash }) =>
      [...scopesOf[channel], ...kinds].map((scope) => ({ channel, scope, hash })),
    )
    const names = await settleAll(candidates.map(({ scope, hash }) => nameOf(scope, accountId, hash)))
    const rows = await readRows(table, names.map(suppressionKey))
    const found = await settleAll(
      candidates.map(async ({ channel, scope }, index) => {
        const row = rows[index]
        return row ? [{ channel, suppression: { ...(await table.item(SuppressionItem, row)), scope } }] : []
      }),
    )
    const of = (channel: Channel) =>
      standing(found.flat().flatMap((each) => (each.channel === channel ? [each.suppression] : [])))
    return new Map(addresses.map(({ channel }) => [channel, of(channel)]))
  }

  async function suppress(
    scope: SuppressionScope | Reopened,
    accountId: string,
    hash: string,
    suppression: Omit<Suppression, 'name'>,
  ): Promise<Write> {
    const name = await nameOf(scope, accountId, hash)
    return { Put: { TableName: table.name, Item: await table.row(SuppressionItem, '', { name, ...suppression }) } }
  }

  return {
    /** One read; at most one address for each channel. */
    findSuppressionsByChannel,

    async findSuppressions(accountId: string, channel: Channel, hash: string, kinds: readonly MessageKind[]) {
      return (await findSuppressionsByChannel(accountId, [{ channel, hash }], kinds)).get(channel) ?? []
    },

    suppress: (scope: SuppressionScope, accountId: string, hash: string, suppression: Omit<Suppression, 'name'>) =>
      suppress(scope, accountId, hash, suppression),

    /** From then on an older stop of the number does not hold for this company. `at`: RFC 3339, UTC. */
    reopen: (accountId: string, hash: string, at: string, evidence: string) =>
      suppress('reopened', accountId, hash, { at, cause: 'start', evidence }),

    /** The write is refused if the suppression is not older than `before` (RFC 3339, UTC). */
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

/** Without what a START has taken back. */
function standing(found: readonly (Suppression & { readonly scope: SuppressionScope | Reopened })[]) {
  const reopenedAt = found.find(({ scope }) => scope === 'reopened')?.at ?? ''
  return found.flatMap((each): ScopedSuppression[] => {
    const { scope } = each
    if (scope === 'reopened' || (scope === 'number' && each.at < reopenedAt)) return []
    return [{ ...each, scope }]
  })
}
