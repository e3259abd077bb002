import { toInstant } from '../../shared/instant.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import type { Shift } from '../store/shift-items.ts'

type Edit = Shift['edits'][number]

const maxEdits = 20

/** The shift keeps its last 20 edits; the audit trail keeps all, but no free text, since it outlives the worker. */
export function applyEdit(
  before: Shift,
  changed: Shift,
  { by, reason, changes }: Omit<Edit, 'at'>,
  now: number,
): { readonly after: Shift; readonly note: AuditNote } {
  const at = toInstant(now)
  const edits = [...before.edits, { at, by, reason, changes }].slice(-maxEdits)
  const details = { memberId: before.memberId, changes: withoutFreeText(changes) }
  return {
    after: { ...changed, edits, version: before.version + 1 },
    note: { at, by, action: 'shift.corrected', subject: before.shiftId, details },
  }
}

function withoutFreeText(changes: Edit['changes']) {
  return { ...changes, ...('note' in changes && { note: 'changed' }) }
}

const editable = ['startedAt', 'endedAt', 'breaks', 'note'] as const

export function changesBetween(before: Shift, after: Shift): Edit['changes'] {
  const changed = editable.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
  return Object.fromEntries(changed.map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]))
}
