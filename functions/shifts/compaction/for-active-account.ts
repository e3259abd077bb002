import type { WorkMessage } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import type { RetentionPolicy } from '../domain/rules/retention.ts'

type Deps = {
  readonly findAccount: (accountId: string) => Promise<{ settings: { retention: { trackDays: number } } } | undefined>
  readonly now: () => number
}

/** No-op for an account that is being erased. */
export async function forActiveAccount(
  work: WorkMessage,
  deps: Deps,
  run: (retention: RetentionPolicy) => Promise<void>,
): Promise<void> {
  const account = await deps.findAccount(accountOf(work))
  if (account) await run({ now: deps.now(), days: account.settings.retention.trackDays })
}
