import type { TimeBudget } from '../../shared/background/time-budget.ts'
import { accountOf } from '../../shared/keys.ts'
import type { ArchiveClient } from '../archive-client.ts'
import type { ErasureAudit } from '../items.ts'
import type { Raise } from './detect-stuck-erasures.ts'
import type { ErasureAuditStore } from './erasure-audit-store.ts'

type Deps = Pick<ErasureAuditStore, 'everyRow' | 'findAudit' | 'saveAudit'> &
  Pick<ArchiveClient, 'finishedErasures' | 'ownersOfFiles'> & { readonly raise: Raise; readonly now: () => number }

/**
 * Once a month, every key of the table, and every file, is held against the list of finished erasures: none may belong to
 * one. Each run goes on where the last one stopped, as long as there is time; it only looks, and names what it finds.
 */
export async function verifyErasures(slice: TimeBudget, deps: Deps): Promise<void> {
  const month = new Date(deps.now()).toISOString().slice(0, 7)
  const begun: ErasureAudit = (await deps.findAudit(month)) ?? { month, rows: 0, left: 0 }
  if (begun.finishedAt !== undefined) return
  const erased = new Map((await deps.finishedErasures()).map(({ accountId, erasureId }) => [accountId, erasureId]))
  const left: string[] = []
  let [rows, start] = [begun.rows, begun.start]
  do {
    const page = await deps.everyRow(start)
    left.push(...page.rows.flatMap((row) => ownersOf(row).flatMap((owner) => erased.get(owner) ?? [])))
    rows += page.rows.length
    start = page.next
  } while (start && slice.hasTime())
  if (!start) left.push(...(await deps.ownersOfFiles()).flatMap((owner) => erased.get(owner) ?? []))
  for (const erasureId of new Set(left)) {
    deps.raise('erased_account_data_found', { erasureId, count: left.filter((each) => each === erasureId).length })
  }
  const sum = { month, rows, left: begun.left + left.length }
  await deps.saveAudit(start ? { ...sum, start } : { ...sum, finishedAt: deps.now() }, deps.now())
}

/** The account that a row lies in, that its pointer names, or that its pointer's sort key begins with. */
function ownersOf(row: { pk: string; sk: string; type?: string; accountId?: string }): string[] {
  if (row.type === 'erasure') return []
  const [owner = ''] = row.sk.split('#')
  const candidates = [accountOf(row), owner, row.accountId]
  return [...new Set(candidates.filter((each) => each !== undefined))]
}
