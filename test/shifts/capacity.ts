import type { Table } from '../../functions/shared/table/table.ts'

type Consumed = { TableName?: string; CapacityUnits?: number }

/**
 * The same table, with the write units counted that it consumes. A refused condition costs what the write would have
 * (at least one unit), which no answer tells.
 */
export function capacityOf(table: Table): { table: Table; written: () => number } {
  let units = 0
  const send = async (command: { input: object; constructor: { name: string } }) => {
    const isWrite = /^(Put|Update|Delete)Command$/.test(command.constructor.name)
    Object.assign(command.input, { ReturnConsumedCapacity: 'TOTAL' })
    try {
      const answer = await table.send(command as unknown as Parameters<Table['send']>[0])
      const { ConsumedCapacity } = answer as { ConsumedCapacity?: Consumed }
      if (isWrite) units += ConsumedCapacity?.CapacityUnits ?? Number.NaN
      return answer
    } catch (error) {
      if (isWrite) units += 1
      throw error
    }
  }
  return { table: { ...table, send: send as unknown as Table['send'] }, written: () => units }
}
