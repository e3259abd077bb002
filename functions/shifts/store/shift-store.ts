import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { partitionOf, shiftKey } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { cursorAt, positionOfCursor } from '../../shared/table/cursor-pages.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import { queryPages } from '../../shared/table/query-pages.ts'
import { ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import type { CloseAt } from '../domain/hours/auto-close.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import { gateFrom } from '../domain/rules/shift-gate.ts'
import { putAutoCloseJob } from './auto-close-store.ts'
import { compactionWrite } from './compaction-store.ts'
import { type JoinedChange, lockVersionCheck } from './member-lock-store.ts'
import { endOpenShiftWrites, moveGate, type OpenShiftEnd } from './open-shift-change-store.ts'
import { type OpenShift, OpenShiftItem } from './open-shift-item.ts'
import { aliasWrite, refusedDelete } from './shift-alias-store.ts'
import { type Shift, type ShiftAlias, ShiftByTimeItem, type ShiftEntry, ShiftItem } from './shift-items.ts'
import { shiftEntryWrite, shiftWrite } from './shift-rows.ts'
import { spanOf } from './shift-span.ts'
import { putSilenceJob } from './silence-store.ts'

/** `before`: an instant, or `instant#shiftId`. */
export type Backwards = {
  readonly memberId: string
  readonly before?: string | undefined
  readonly limit: number
}

export type Start = {
  readonly shift: Shift & { readonly compactAt?: number | undefined }
  /** Unless the shift is closed already. */
  readonly open?: OpenShift
  readonly closeAt?: CloseAt
  /** When to look first whether the phone is silent, epoch milliseconds; undefined when the office is not told. */
  readonly silenceCheckAt?: number | undefined
  readonly lockVersion: number
  readonly joined: JoinedChange
  /** The shift’s id, if an earlier clock-in with it was refused. */
  readonly refusedAlias: string | undefined
}

export type TrackedChange = {
  readonly lockVersion: number
  readonly joined: JoinedChange
  readonly alias?: ShiftAlias | undefined
  /** If less is tracked than before: when to compact, epoch milliseconds. */
  readonly compactAt?: number
}

export type ShiftStore = ReturnType<typeof shiftStore>

export function shiftStore(table: Table) {
  async function findShift(accountId: string, shiftId: string): Promise<Shift | undefined> {
    const { Item } = await table.send(
      new GetCommand({ TableName: table.name, Key: shiftKey(accountId, shiftId), ConsistentRead: true }),
    )
    return Item && table.item(ShiftItem, Item)
  }

  /** In order, without missing ones. */
  async function findShifts(accountId: string, shiftIds: readonly string[]): Promise<Shift[]> {
    const rows = await readRows(
      table,
      shiftIds.map((shiftId) => shiftKey(accountId, shiftId)),
    )
    return settleAll(rows.flatMap((row) => (row ? [table.item(ShiftItem, row)] : [])))
  }

  /** Newest first. */
  async function* shiftsBack(accountId: string, { memberId, before, limit }: Backwards): AsyncGenerator<ShiftEntry> {
    const bound = `${memberId}#${before ?? '\u{10ffff}'}`
    const pages = queryPages(table, {
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :oldest AND :bound',
      ExpressionAttributeValues: {
        ':pk': partitionOf(accountId, 'shiftByTime'),
        ':oldest': `${memberId}#`,
        ':bound': bound,
      },
      ScanIndexForward: false,
      ConsistentRead: true,
      Limit: limit,
    })
    for await (const { Items = [] } of pages) {
      for (const row of Items) if (row['sk'] !== bound) yield await table.item(ShiftByTimeItem, row)
    }
  }

  /** Returns false, without a write, when the id exists, another shift is open, or `lockVersion` moved. */
  async function addShift(accountId: string, start: Start): Promise<boolean> {
    const { shift, open, closeAt, silenceCheckAt, lockVersion, joined, refusedAlias } = start
    const { shiftId, memberId, compactAt } = shift
    const rows = await settleAll([
      table.row(ShiftItem, accountId, shift),
      table.row(ShiftByTimeItem, accountId, shift),
      ...(open ? [table.row(OpenShiftItem, accountId, open)] : []),
    ])
    const compaction = compactAt !== undefined && { at: compactAt, waited: false, moved: false }
    const writes: Write[] = [
      ...rows.map((Item) => ({ Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } })),
      lockVersionCheck(table, accountId, memberId, lockVersion, joined),
      ...(closeAt ? [putAutoCloseJob(table, accountId, shiftId, closeAt)] : []),
      ...(silenceCheckAt === undefined ? [] : [putSilenceJob(table, accountId, shift, silenceCheckAt)]),
      ...(compaction ? [compactionWrite(table, accountId, shift, compaction)] : []),
      ...(refusedAlias === undefined ? [] : [refusedDelete(table, accountId, memberId, refusedAlias)]),
    ]
    return (await table.transact(writes, () => 'refused' as const)) !== 'refused'
  }

  /**
   * Changes what the worker clocked of a closed shift, not its hours. Returns false, without a write, when the shift
   * changed since it was read, or `lockVersion` moved.
   */
  async function changeTracked(
    accountId: string,
    before: Shift,
    after: Shift,
    change: TrackedChange,
  ): Promise<boolean> {
    const { lockVersion, joined, alias, compactAt } = change
    const compaction = compactAt !== undefined && { at: compactAt, waited: false, moved: true }
    const writes: Write[] = [
      await shiftWrite(table, accountId, before, after),
      await shiftEntryWrite(table, accountId, after),
      lockVersionCheck(table, accountId, after.memberId, lockVersion, joined),
      ...(alias ? [await aliasWrite(table, accountId, alias)] : []),
      ...(compaction ? [compactionWrite(table, accountId, after, compaction)] : []),
    ]
    return (await table.transact(writes, () => 'refused' as const)) !== 'refused'
  }

  /** Begins to track an open shift. Returns false, without a write, when it changed since it was read. */
  async function trackOpenShift(
    accountId: string,
    before: Shift,
    after: Shift,
    open: OpenShift,
    retention: RetentionPolicy,
  ): Promise<boolean> {
    const writes: Write[] = [
      await shiftWrite(table, accountId, before, after),
      await shiftEntryWrite(table, accountId, after),
      ...(await moveGate(table, accountId, after, open, gateFrom(spanOf(after), []), retention)),
    ]
    return (await table.transact(writes, () => 'refused' as const)) !== 'refused'
  }

  /**
   * Moves the counts to a day (YYYY-MM-DD), makes the tail a segment, schedules the compaction, and audits with `note`. Returns
   * false, without a write, when the shift was changed, closed or uploaded to since it was read.
   */
  async function closeShift(
    accountId: string,
    before: Shift,
    after: Shift & { readonly compactAt: number },
    { open, note, ...end }: Omit<OpenShiftEnd, 'span'> & { readonly open: OpenShift; readonly note?: AuditNote },
  ): Promise<boolean> {
    const writes: Write[] = [
      await shiftWrite(table, accountId, before, after),
      await shiftEntryWrite(table, accountId, after),
      ...(await endOpenShiftWrites(table, accountId, open, { ...end, span: spanOf(after) })),
      compactionWrite(table, accountId, after, { at: after.compactAt, waited: false, moved: true }),
    ]
    const refused = () => 'refused' as const
    const outcome = await (note
      ? transactAudited(table, accountId, note, writes, refused)
      : table.transact(writes, refused))
    return outcome !== 'refused'
  }

  /** For changes of neither times nor status. Returns false when the shift was changed since it was read. */
  async function changeShift(accountId: string, before: Shift, after: Shift): Promise<boolean> {
    const { Put } = await shiftWrite(table, accountId, before, after)
    return table.tryWrite(
      () => table.send(new PutCommand(Put)).then(() => true),
      () => false,
    )
  }

  return {
    findShift,
    findShifts,
    shiftsBack,
    addShift,
    changeTracked,
    trackOpenShift,
    closeShift,
    changeShift,
    cursorAt: (list: string, place: string) => cursorAt(table, list, place),
    positionOfCursor: (list: string, cursor: string) => positionOfCursor(table, list, cursor),
  }
}
