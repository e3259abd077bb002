import type { Table } from '../../functions/shared/table/table.ts'

type Consumed = { TableName?: string; CapacityUnits?: number }

/** Counts the write units that a table consumes. A refused condition reports none, and counts as one. */
export function capacityOf(table: Table): { table: Table; written: () => number } {
  let units = 0
  const send = async (command: { input: object; constructor: { name: string } }) => {
    const isWrite = /^(Put|Update|Delete)Command$/.test(command.constructor.name)
    Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' })
    try {
      const response = await table.send(command as unknown as Parameters<Table['send']>[0])
      const { ConsumedCapacity } = response as { ConsumedCapacity?: Consumed }
      if (isWrite) units += ConsumedCapacity?.CapacityUnits ?? Number.NaN
      return response
    } catch (error) {
      if (isWrite) units += 1
      throw error
    }
  }
  return { table: { ...table, send: send as unknown as Table['send'] }, written: () => units }
}
