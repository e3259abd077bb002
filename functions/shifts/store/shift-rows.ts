import type { Table } from '../../shared/table/table.ts'
import { type Shift, ShiftByTimeItem, ShiftItem } from './shift-items.ts'

/** Fails when the shift was changed since it was read. */
export async function shiftWrite(
  table: Pick<Table, 'name' | 'row'>,
  accountId: string,
  before: Pick<Shift, 'version'>,
  after: Shift,
) {
  const Put = {
    TableName: table.name,
    Item: await table.row(ShiftItem, accountId, after),
    ConditionExpression: 'version = :version',
    ExpressionAttributeValues: { ':version': before.version },
  }
  return { Put }
}

/** Goes with every change of times or generation. */
export async function shiftEntryWrite(table: Pick<Table, 'name' | 'row'>, accountId: string, shift: Shift) {
  return { Put: { TableName: table.name, Item: await table.row(ShiftByTimeItem, accountId, shift) } }
}
