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

  async function readSuppressions(
    accountId: string,
    addresses: readonly Address[],
    kinds: readonly MessageKind[],
  ): Promise<Map<Address, ScopedSuppression[]>> {
    const candidates = addresses.flatMap((address) =>
      [...scopesOf[address.channel], ...kinds].map((scope) => ({ address, scope })),
    )
    const names = await settleAll(candidates.map(({ scope, address }) => nameOf(scope, accountId, address.hash)))
    const rows = await readRows(table, names.map(suppressionKey))
    const found = await settleAll(
      candidates.map(async ({ address, scope }, index) => {
        const row = rows[index]
        return row ? [{ address, suppression: { ...(await table.item(SuppressionItem, row)), scope } }] : []
      }),
    )
    const byAddress = Map.groupBy(found.flat(), ({ address }) => address)
    const of = (address: Address) => standing((byAddress.get(address) ?? []).map(({ suppression }) => suppression))
    return new Map(addresses.map((address) => [address, of(address)]))
  }

  async function findSuppressionsByChannel(
    accountId: string,
    addresses: readonly Address[],
    kinds: readonly MessageKind[],
  ): Promise<Map<Channel, ScopedSuppression[]>> {
    const found = await readSuppressions(accountId, addresses, kinds)
    return new Map([...found].map(([{ channel }, suppressions]) => [channel, suppressions]))
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

    /** By the hash of the address, of any number of them. */
    async findSuppressionsOf(
      accountId: string,
      channel: Channel,
      hashes: readonly string[],
      kinds: readonly MessageKind[],
    ): Promise<Map<string, ScopedSuppression[]>> {
      const addresses = [...new Set(hashes)].map((hash) => ({ channel, hash }))
      const found = await readSuppressions(accountId, addresses, kinds)
      return new Map([...found].map(([{ hash }, suppressions]) => [hash, suppressions]))
    },

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
