import type { TimeBudget } from '../../shared/background/time-budget.ts'
import { toInstant } from '../../shared/instant.ts'
import { accountOf } from '../../shared/keys.ts'
import type { ArchiveClient } from '../archive-client.ts'
import type { ErasureAudit } from '../items.ts'
import type { Raise } from './detect-stuck-erasures.ts'
import type { ErasureAuditStore } from './erasure-audit-store.ts'

/** Of 96 runs each. */
const maxDays = 3

type Deps = Pick<ErasureAuditStore, 'scanRows' | 'findAudit' | 'saveAudit'> &
  Pick<ArchiveClient, 'finishedErasures' | 'accountsWithFiles'> & { readonly raise: Raise; readonly now: () => number }

/**
 * Once a month, checks that no row and no file belongs to a finished erasure. A run resumes where the last one ran
 * out of time. One that is not through after the first days of its month raises an alarm.
 */
export async function verifyErasures(slice: TimeBudget, deps: Deps): Promise<void> {
  const month = toInstant(deps.now()).slice(0, 7)
  const saved: ErasureAudit = (await deps.findAudit(month)) ?? { month, rows: 0, left: 0 }
  if (saved.finishedAt !== undefined) return
  const erased = new Map((await deps.finishedErasures()).map(({ accountId, erasureId }) => [accountId, erasureId]))
  const found: string[] = []
  let [rows, start] = [saved.rows, saved.start]
  do {
    const page = await deps.scanRows(start)
    found.push(...page.rows.flatMap((row) => ownersOf(row).flatMap((owner) => erased.get(owner) ?? [])))
    rows += page.rows.length
    start = page.next
  } while (start && slice.hasTime())
  if (!start) found.push(...(await deps.accountsWithFiles()).flatMap((owner) => erased.get(owner) ?? []))
  for (const erasureId of new Set(found)) {
    deps.raise('erased_account_data_found', { erasureId, count: found.filter((each) => each === erasureId).length })
  }
  const audit = { month, rows, left: saved.left + found.length }
  if (start && isLate(deps.now())) deps.raise('erasure_audit_unfinished', { count: rows })
  await deps.saveAudit(start ? { ...audit, start } : { ...audit, finishedAt: deps.now() }, deps.now())
}

function isLate(now: number): boolean {
  return new Date(now).getUTCDate() > maxDays
}

/** Candidates, since a pointer names its account in the sort key or in an attribute. */
function ownersOf(row: { pk: string; sk: string; type?: string; accountId?: string }): string[] {
  if (row.type === 'erasure') return []
  const [owner = ''] = row.sk.split('#')
  const candidates = [accountOf(row), owner, row.accountId]
  return [...new Set(candidates.filter((each) => each !== undefined))]
}
