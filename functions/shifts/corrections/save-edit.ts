import type { Principal } from '../../shared/identity/principal.ts'
import type { Shift } from '../store/shift-items.ts'
import { applyEdit, changesBetween } from './apply-edit.ts'
import { checkOverlap, type OverlapDeps } from './check-overlap.ts'
import type { Correction, CorrectionStore } from './correction-store.ts'

export type SaveEditDeps = OverlapDeps & Pick<CorrectionStore, 'correctShift'> & { readonly now: () => number }

type NewEdit = Pick<Correction, 'closeAt' | 'joined'> & {
  readonly before: Shift
  readonly changed: Shift
  readonly reason: string
  readonly changes?: Shift['edits'][number]['changes']
}

/** Saves a changed shift with the edit and its audit entry. Returns undefined after a conflict. */
export async function saveEdit(
  { before, changed, reason, changes = changesBetween(before, changed), ...correction }: NewEdit,
  { accountId, memberId: by, account: { timeZone, settings } }: Principal,
  deps: SaveEditDeps,
): Promise<Shift | undefined> {
  const now = deps.now()
  const { after, note } = applyEdit(before, changed, { by, reason, changes }, now)
  const recheck = () => checkOverlap(accountId, after, deps)
  const retention = { now, days: settings.retention.trackDays }
  const isSaved = await deps.correctShift(
    accountId,
    { before, after, timeZone, retention, ...correction },
    note,
    recheck,
  )
  return isSaved ? after : undefined
}
