import { type ItemType, partitionsOf } from '../../functions/shared/keys.ts'
import { readRange } from '../../functions/shared/table/cursor-pages.ts'
import type { Row } from '../../functions/shared/table/define-item.ts'
import type { Table } from '../../functions/shared/table/table.ts'

export async function rowsOf(table: Table, accountId: string, ...types: ItemType[]): Promise<Row[]> {
  const partitions = partitionsOf(accountId).filter(({ type }) => types.includes(type))
  const rows = await Promise.all(partitions.map(({ pk }) => Array.fromAsync(readRange(table, { pk }))))
  return rows.flat() as Row[]
}
