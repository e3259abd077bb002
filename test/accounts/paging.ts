import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../../functions/shared/table/table.ts'

/**
 * The same table, whose pages end after so many rows read, as those of large rows do. What an engine's own limit of 1
 * MB counts differs: DynamoDB Local counts the rows that a filter lets through, DynamoDB and dynoxide all that were
 * read.
 */
export function inPagesOf(rows: number, table: Table): Table {
  const send = (command: Parameters<Table['send']>[0]) => {
    if (command instanceof QueryCommand) command.input.Limit = Math.min(rows, command.input.Limit ?? rows)
    return table.send(command)
  }
  return { ...table, send: send as Table['send'] }
}
