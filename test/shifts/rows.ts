import type { Row } from '../../functions/shared/items.ts'
import { type ItemType, partitionsOf } from '../../functions/shared/keys.ts'
import { readRange } from '../../functions/shared/pages.ts'
import type { Table } from '../../functions/shared/table.ts'

/** Every row of these kinds that lies in an account. */
export async function rowsOf(table: Table, accountId: string, ...types: ItemType[]): Promise<Row[]> {
  const partitions = partitionsOf(accountId).filter(({ type }) => types.includes(type))
  const rows = await Promise.all(partitions.map(({ pk }) => Array.fromAsync(readRange(table, { pk }))))
  return rows.flat() as Row[]
}
