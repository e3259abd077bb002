import type { TimeBudget } from '../../shared/background/time-budget.ts'
import { detectStuckErasures } from './detect-stuck-erasures.ts'
import { verifyErasures } from './verify-erasures.ts'

type Deps = Parameters<typeof detectStuckErasures>[0] & Parameters<typeof verifyErasures>[1]

/** One run of the audit: erasures move, and finished ones stay finished. */
export async function auditErasures(budget: TimeBudget, deps: Deps): Promise<void> {
  await detectStuckErasures(deps)
  await verifyErasures(budget, deps)
}
