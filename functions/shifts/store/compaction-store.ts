import { dueRow, putDue } from '../../shared/background/due.ts'
import { dueKey, openShiftKey } from '../../shared/keys.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import type { Shift } from './shift-items.ts'
import { shiftEntryWrite, shiftWrite } from './shift-rows.ts'

/** Epoch milliseconds; `at` is undefined when nothing is left to do. */
export type NextCompaction = {
  readonly at: number | undefined
  /** Postponed once for late segments. */
  readonly waited: boolean
  /** Times changed, so older points may lie outside. */
  readonly moved: boolean
}

/** For the transaction that changes the shift. Replaces a scheduled compaction. */
export function compactionWrite(
  table: Pick<Table, 'name'>,
  accountId: string,
  { shiftId, version }: Pick<Shift, 'shiftId' | 'version'>,
  { at, waited, moved }: NextCompaction & { readonly at: number },
): Write {
  return putDue(
    table,
    dueRow(accountId, 'compact', shiftId, at, { version, waited: Number(waited), moved: Number(moved) }),
  )
}

export type CompactionStore = ReturnType<typeof compactionStore>

export function compactionStore(table: Table) {
  /**
   * Writes the shift wherever its generation is stored. Returns false, without a write, when it was changed since it
   * was read.
   */
  async function saveCompactionStep(
    accountId: string,
    before: Shift,
    after: Shift,
    next?: NextCompaction,
  ): Promise<boolean> {
    const writes: Write[] = [
      await shiftWrite(table, accountId, before, after),
      ...(after.generation === before.generation ? [] : await raised(accountId, after)),
      ...(next ? [nextCompactionWrite(accountId, after, next)] : []),
    ]
    return (await table.transact(writes, () => 'refused' as const)) !== 'refused'
  }

  async function raised(accountId: string, shift: Shift): Promise<Write[]> {
    const entry = await shiftEntryWrite(table, accountId, shift)
    if (shift.status !== 'open') return [entry]
    const Update = {
      TableName: table.name,
      Key: openShiftKey(accountId, shift.memberId),
      UpdateExpression: 'SET generation = :generation',
      ConditionExpression: 'shiftId = :shiftId',
      ExpressionAttributeValues: { ':generation': shift.generation, ':shiftId': shift.shiftId },
    }
    return [entry, { Update }]
  }

  function nextCompactionWrite(accountId: string, shift: Shift, { at, ...next }: NextCompaction): Write {
    if (at === undefined) return { Delete: { TableName: table.name, Key: dueKey(accountId, 'compact', shift.shiftId) } }
    return compactionWrite(table, accountId, shift, { at, ...next })
  }

  return { saveCompactionStep }
}
