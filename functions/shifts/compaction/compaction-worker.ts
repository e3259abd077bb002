import type { Wake } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import { type EraseTracksDeps, eraseTracks } from '../track-erasure/erase-positions-before.ts'
import { keepRetention, type RetentionDeps } from './apply-retention.ts'
import { type SealDeps, sealTrack } from './compact-shift.ts'
import { type AskDeps, answerAsk } from './request-recompaction.ts'

type Deps = AskDeps &
  SealDeps &
  RetentionDeps &
  EraseTracksDeps & {
    readonly findAccount: (accountId: string) => Promise<{ settings: { retention: { trackDays: number } } } | undefined>
    readonly now: () => number
  }

/** What the folder of tracks is woken for; nothing is done for an account that is being erased. */
export async function sealOnWake(wake: Wake, hasTime: () => boolean, deps: Deps): Promise<void> {
  const account = await deps.findAccount(accountOf(wake))
  if (!account) return
  const keeping = { now: deps.now(), days: account.settings.retention.trackDays }
  if (wake.kind === 'reseal') return answerAsk(wake, keeping.now, deps)
  if (wake.kind === 'retention') return keepRetention(wake, keeping, hasTime, deps)
  if (wake.kind === 'track-erasure') return eraseTracks(wake, keeping.now, hasTime, deps)
  return sealTrack(wake, keeping, deps)
}
