import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type Table, tableOver } from '../functions/shared/table/table.ts'
import { isNamed } from '../functions/shared/write-errors.ts'
import { itemBytes } from './item-bytes.ts'

type Capacity = { CapacityUnits?: number }
type Command = { input: object; constructor: { name: string } }

/**
 * Counts calls and capacity units, including transactions and indexes. A refused condition costs what the write would have, but no
 * response reports it, so its units are those of the row that it met; a refused transaction counts none.
 */
export function counting({ name, keyring, send: forward }: Table) {
  const count = { written: 0, read: 0, calls: 0 }
  const send = async (command: Command) => {
    const { name: kind } = command.constructor
    Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' })
    if (/^(Put|Update|Delete)/.test(kind))
      Object.assign(command.input, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' })
    count.calls += 1
    try {
      const output = (await forward(command as never)) as { ConsumedCapacity?: Capacity | Capacity[] }
      const capacities = [output.ConsumedCapacity ?? []].flat()
      const units = capacities.reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0)
      count[/^(Put|Update|Delete|BatchWrite|TransactWrite)/.test(kind) ? 'written' : 'read'] += units
      return output
    } catch (error) {
      count.written += refusedUnits(error)
      throw error
    }
  }
  return { count, table: tableOver({ client: { send } as unknown as DynamoDBDocumentClient, name, keyring }) }
}

function refusedUnits(error: unknown): number {
  if (!isNamed(error, 'ConditionalCheckFailedException')) return 0
  const row = 'Item' in error && error.Item ? unmarshall(error.Item as Parameters<typeof unmarshall>[0]) : {}
  return Math.max(1, Math.ceil(itemBytes(row) / 1_024))
}
