import { shiftByTimeKey, shiftKey } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import { dayOf } from '../domain/day-of.ts'
import type { CloseAt } from '../domain/hours/auto-close.ts'
import { putAutoCloseJob } from '../store/auto-close-store.ts'
import { compactionWrite } from '../store/compaction-store.ts'
import { lockVersionCheck } from '../store/member-lock-store.ts'
import { moveGate } from '../store/move-gate.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import { endOpenShiftWrites } from '../store/open-shift-store.ts'
import { type Shift, ShiftItem } from '../store/shift-items.ts'
import { shiftEntryWrite, shiftWrite } from '../store/shift-rows.ts'
import type { OverlapCheck } from './check-overlap.ts'

export type CorrectionStore = ReturnType<typeof correctionStore>

/**
 * What is made of a shift; the counters of one that ends with it go to the day of its start in this zone, and one that stays
 * open is closed as its new start says.
 */
type Correction = {
  readonly before: Shift
  readonly after: Shift
  readonly timeZone: string
  readonly closeAt: CloseAt | undefined
}

/** Looks around before each try; so that nothing that is audited comes between the look and the write. */
type Recheck = () => Promise<OverlapCheck>

/**
 * What the office does to shifts, each with its entry in the audit trail. The answer is false, and nothing is written,
 * when the shift or the worker's open one was changed since it was read.
 */
export function correctionStore(table: Table) {
  async function enterShift(accountId: string, shift: Shift, note: AuditNote, look: Recheck): Promise<boolean> {
    const put = {
      TableName: table.name,
      Item: await table.row(ShiftItem, accountId, shift),
      ConditionExpression: ifNotExists,
    }
    return audited(accountId, note, async () => [
      { Put: put },
      await shiftEntryWrite(table, accountId, shift),
      ...sealOf(accountId, shift),
      lockVersionCheck(table, accountId, shift.memberId, (await look()).lockVersion),
    ])
  }

  async function correctShift(
    accountId: string,
    correction: Correction,
    note: AuditNote,
    look: Recheck,
  ): Promise<boolean> {
    const { before, after } = correction
    const shift = await shiftWrite(table, accountId, before, after)
    return audited(accountId, note, async () => {
      const around = await look()
      const lockVersion = lockVersionCheck(table, accountId, after.memberId, around.lockVersion)
      const open = await openAfter(accountId, correction, around)
      return [shift, ...(await moved(accountId, before, after)), ...sealOf(accountId, after), lockVersion, ...open]
    })
  }

  /** Approves a shift or opens it for corrections again. */
  async function setApproval(accountId: string, before: Shift, after: Shift, note: AuditNote): Promise<boolean> {
    const write = await shiftWrite(table, accountId, before, after)
    return audited(accountId, note, async () => [write])
  }

  /**
   * Only the rows that name the shift; its positions are for `eraseTrack`, and once more, for what is on its way now, for
   * whoever is woken to fold them.
   */
  function removeShift(
    accountId: string,
    { shift, open, timeZone, now }: { shift: Shift; open: OpenShift | undefined; timeZone: string; now: number },
    note: AuditNote,
  ): Promise<boolean> {
    const Delete = {
      TableName: table.name,
      Key: shiftKey(accountId, shift.shiftId),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': shift.version },
    }
    const seal = compactionWrite(table, accountId, shift, { at: now, waited: false, moved: true })
    const writes: Write[] = [
      { Delete },
      withoutEntry(accountId, shift),
      seal,
      ...(open ? ended(accountId, open, timeZone) : []),
    ]
    return audited(accountId, note, async () => writes)
  }

  async function audited(accountId: string, note: AuditNote, writes: () => Promise<Write[]>): Promise<boolean> {
    return (await transactAudited(table, accountId, note, writes, () => 'refused' as const)) === undefined
  }

  async function moved(accountId: string, before: Shift, after: Shift): Promise<Write[]> {
    const entry = await shiftEntryWrite(table, accountId, after)
    return before.startedAt === after.startedAt ? [entry] : [withoutEntry(accountId, before), entry]
  }

  function withoutEntry(accountId: string, { memberId, startedAt, shiftId }: Shift): Write {
    return { Delete: { TableName: table.name, Key: shiftByTimeKey(accountId, memberId, startedAt, shiftId) } }
  }

  /** The open shift ends with the shift, or is moved with its start. */
  async function openAfter(
    accountId: string,
    { before, after, timeZone, closeAt }: Correction,
    around: OverlapCheck,
  ): Promise<Write[]> {
    const { open } = around
    if (before.status !== 'open') return []
    if (after.status !== 'open' && open?.shiftId === after.shiftId) return ended(accountId, open, timeZone)
    const { startedAt, shiftId } = after
    const moved = await moveGate(table, accountId, after, open, around.gateFrom)
    const isMoved = closeAt && startedAt !== before.startedAt
    return isMoved ? [moved, putAutoCloseJob(table, accountId, shiftId, closeAt)] : [moved]
  }

  function ended(accountId: string, open: OpenShift, timeZone: string): Write[] {
    return endOpenShiftWrites(table, accountId, open, dayOf(Date.parse(open.startedAt), timeZone))
  }

  function sealOf(accountId: string, shift: Shift): Write[] {
    const { compactAt } = shift
    return compactAt === undefined
      ? []
      : [compactionWrite(table, accountId, shift, { at: compactAt, waited: false, moved: true })]
  }

  return { enterShift, correctShift, setApproval, removeShift }
}
