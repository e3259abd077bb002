import { dueRow, putDue } from '../../shared/background/due.ts'
import { dueKey, openShiftKey } from '../../shared/keys.ts'
import type { Table, Write } from '../../shared/table/table.ts'
import type { Shift } from './shift-items.ts'
import { shiftEntryWrite, shiftWrite } from './shift-rows.ts'

/** When a shift is to be compacted next, in milliseconds since 1970; undefined when nothing is left to do. */
export type NextCompaction = {
  readonly at: number | undefined
  /** Whether it was put off once already for what came meanwhile. */
  readonly waited: boolean
  /** Whether the time of the shift was changed, so that something older may lie outside of it. */
  readonly moved: boolean
}

/** The write that has a shift compacted, in the transaction that changes it to what is given, in place of any other such wish. */
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

/** What changes of a shift when its track is compacted. */
export function compactionStore(table: Table) {
  /**
   * Writes a shift as a step of sealing left it, wherever its generation is read, together with what is to come next. False
   * when the shift was changed since it was read: nothing is written then.
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
      ...(next ? [nextOf(accountId, after, next)] : []),
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

  function nextOf(accountId: string, shift: Shift, { at, ...next }: NextCompaction): Write {
    if (at === undefined) return { Delete: { TableName: table.name, Key: dueKey(accountId, 'compact', shift.shiftId) } }
    return compactionWrite(table, accountId, shift, { at, ...next })
  }

  return { saveCompactionStep }
}
