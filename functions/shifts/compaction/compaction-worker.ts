import type { WorkMessage } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import { type ErasePositionsDeps, erasePositionsBefore } from '../track-erasure/erase-positions-before.ts'
import { applyRetention, type RetentionDeps } from './apply-retention.ts'
import { type CompactDeps, compactShift } from './compact-shift.ts'
import { type RecompactionDeps, requestRecompaction } from './request-recompaction.ts'

type Deps = RecompactionDeps &
  CompactDeps &
  RetentionDeps &
  ErasePositionsDeps & {
    readonly findAccount: (accountId: string) => Promise<{ settings: { retention: { trackDays: number } } } | undefined>
    readonly now: () => number
  }

/** What the folder of tracks is woken for; nothing is done for an account that is being erased. */
export async function runCompactionWork(work: WorkMessage, hasTime: () => boolean, deps: Deps): Promise<void> {
  const account = await deps.findAccount(accountOf(work))
  if (!account) return
  const retention = { now: deps.now(), days: account.settings.retention.trackDays }
  if (work.kind === 'recompact') return requestRecompaction(work, retention.now, deps)
  if (work.kind === 'retention') return applyRetention(work, retention, hasTime, deps)
  if (work.kind === 'track-erasure') return erasePositionsBefore(work, retention.now, hasTime, deps)
  return compactShift(work, retention, deps)
}
