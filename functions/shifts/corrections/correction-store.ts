import { toMilliseconds } from '../../shared/instant.ts'
import { shiftByTimeKey, shiftKey } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import { dayOf } from '../domain/day-of.ts'
import type { CloseAt } from '../domain/hours/auto-close.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'
import type { Span } from '../domain/rules/shift-gate.ts'
import { putAutoCloseJob } from '../store/auto-close-store.ts'
import { compactionWrite } from '../store/compaction-store.ts'
import { type JoinedChange, leaveShift, lockVersionCheck } from '../store/member-lock-store.ts'
import { endOpenShiftWrites, moveGate } from '../store/open-shift-change-store.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import { refusedWrite } from '../store/shift-alias-store.ts'
import { type Shift, ShiftItem } from '../store/shift-items.ts'
import { shiftEntryWrite, shiftWrite } from '../store/shift-rows.ts'
import { spanOf } from '../store/shift-span.ts'
import type { OverlapCheck } from './check-overlap.ts'
import { hoursChangedWrites } from './hours-changed.ts'

export type CorrectionStore = ReturnType<typeof correctionStore>

export type Correction = {
  readonly before: Shift
  readonly after: Shift
  /** Decides to which day the ping counts of an ended open shift go. */
  readonly timeZone: string
  readonly retention: RetentionPolicy
  /** For a shift that stays open with a new start. */
  readonly closeAt?: CloseAt
  readonly joined?: JoinedChange
}

type Removal = {
  readonly shift: Shift
  readonly open: OpenShift | undefined
  readonly timeZone: string
  readonly retention: RetentionPolicy
  readonly isJoined: boolean
}

/** Runs before each attempt, so that no audited change comes between the check and the write. */
type Recheck = () => Promise<OverlapCheck>

/** Writes each change with its audit entry. Returns false after a conflict: the shift or the open shift changed since it was read. */
export function correctionStore(table: Table) {
  async function enterShift(accountId: string, shift: Shift, note: AuditNote, recheck: Recheck): Promise<boolean> {
    const put = {
      TableName: table.name,
      Item: await table.row(ShiftItem, accountId, shift),
      ConditionExpression: ifNotExists,
    }
    return writeAudited(accountId, note, async () => [
      { Put: put },
      await shiftEntryWrite(table, accountId, shift),
      ...compactionOf(accountId, shift),
      lockVersionCheck(table, accountId, shift.memberId, (await recheck()).lockVersion),
      ...hoursChangedWrites(table, accountId, shift.memberId, note),
    ])
  }

  async function correctShift(
    accountId: string,
    correction: Correction,
    note: AuditNote,
    recheck: Recheck,
  ): Promise<boolean> {
    const { before, after } = correction
    const shift = await shiftWrite(table, accountId, before, after)
    return writeAudited(accountId, note, async () => {
      const check = await recheck()
      const lock = lockVersionCheck(table, accountId, after.memberId, check.lockVersion, correction.joined)
      const open = await openShiftWrites(accountId, correction, check)
      const told = hoursChangedWrites(table, accountId, after.memberId, note)
      const entries = await entryWrites(accountId, before, after)
      return [shift, ...entries, ...compactionOf(accountId, after), lock, ...open, ...told]
    })
  }

  async function setApproval(accountId: string, before: Shift, after: Shift, note: AuditNote): Promise<boolean> {
    const write = await shiftWrite(table, accountId, before, after)
    return writeAudited(accountId, note, async () => [write])
  }

  /** Leaves the positions to `eraseTrack`; the compaction scheduled here erases what an upload stores in between. */
  async function removeShift(accountId: string, removal: Removal, note: AuditNote): Promise<boolean> {
    const { shift, open, retention, isJoined } = removal
    const { now } = retention
    const { shiftId: alias, memberId } = shift
    const Delete = {
      TableName: table.name,
      Key: shiftKey(accountId, shift.shiftId),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': shift.version },
    }
    const writes: Write[] = [
      { Delete },
      entryDelete(accountId, shift),
      compactionWrite(table, accountId, shift, { at: now, waited: false, moved: true }),
      ...(open ? await endWrites(accountId, open, undefined, removal) : []),
      // points that name it must not wait for a clock-in that never comes
      await refusedWrite(table, accountId, { alias, memberId }, now),
      ...(isJoined ? [leaveShift(table, accountId, shift)] : []),
      ...hoursChangedWrites(table, accountId, shift.memberId, note),
    ]
    return writeAudited(accountId, note, async () => writes)
  }

  async function writeAudited(accountId: string, note: AuditNote, writes: () => Promise<Write[]>): Promise<boolean> {
    return (await transactAudited(table, accountId, note, writes, () => 'refused' as const)) === undefined
  }

  async function entryWrites(accountId: string, before: Shift, after: Shift): Promise<Write[]> {
    const entry = await shiftEntryWrite(table, accountId, after)
    return before.startedAt === after.startedAt ? [entry] : [entryDelete(accountId, before), entry]
  }

  function entryDelete(accountId: string, { memberId, startedAt, shiftId }: Shift): Write {
    return { Delete: { TableName: table.name, Key: shiftByTimeKey(accountId, memberId, startedAt, shiftId) } }
  }

  /** The open shift ends with its shift, or its gate moves with the start. */
  async function openShiftWrites(
    accountId: string,
    correction: Correction,
    { open, gateFrom }: OverlapCheck,
  ): Promise<Write[]> {
    const { before, after, retention, closeAt } = correction
    if (before.status !== 'open' || !open) return []
    if (after.status !== 'open' && open.shiftId === after.shiftId)
      return endWrites(accountId, open, spanOf(after), correction)
    const { startedAt, shiftId } = after
    const gate = await moveGate(table, accountId, after, open, gateFrom, retention)
    const isMoved = closeAt && startedAt !== before.startedAt
    return isMoved ? [...gate, putAutoCloseJob(table, accountId, shiftId, closeAt)] : gate
  }

  function endWrites(
    accountId: string,
    open: OpenShift,
    span: Span | undefined,
    { timeZone, retention }: Pick<Correction, 'timeZone' | 'retention'>,
  ): Promise<Write[]> {
    const day = dayOf(toMilliseconds(open.startedAt), timeZone)
    return endOpenShiftWrites(table, accountId, open, { day, span, retention })
  }

  function compactionOf(accountId: string, shift: Shift): Write[] {
    const { compactAt } = shift
    return compactAt === undefined
      ? []
      : [compactionWrite(table, accountId, shift, { at: compactAt, waited: false, moved: true })]
  }

  return { enterShift, correctShift, setApproval, removeShift }
}
