import { DeleteCommand, PutCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb'
import { followWrites } from './after-write.ts'
import type { Table, Write } from './table.ts'

/**
 * Writes all or none; false when a condition failed. One write goes without a transaction, at half the units. A repeat after a
 * lost response may then meet its own row, so a caller that sees false looks at the row.
 */
export async function writeAll(
  table: Pick<Table, 'send' | 'transact' | 'tryWrite'>,
  writes: readonly Write[],
): Promise<boolean> {
  const [only, ...more] = writes
  const send = only && more.length === 0 ? single(table, only) : undefined
  if (!send) return (await table.transact(writes, () => 'refused')) === undefined
  const isWritten = await table.tryWrite(
    () => send().then(() => true),
    () => false,
  )
  if (isWritten) followWrites(writes)
  return isWritten
}

/** Undefined for a condition check, which exists in transactions only. */
function single({ send }: Pick<Table, 'send'>, { Put, Update, Delete }: Write): (() => Promise<unknown>) | undefined {
  if (Put) return () => send(new PutCommand(Put))
  if (Update) return () => send(new UpdateCommand(Update as UpdateCommandInput))
  if (Delete) return () => send(new DeleteCommand(Delete))
  return undefined
}
