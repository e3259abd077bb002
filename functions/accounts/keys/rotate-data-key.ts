import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import { accountOf } from '../../shared/keys.ts'
import { keyMilliseconds } from '../domain/key-lifetimes.ts'
import type { DataKeyStore } from './data-key-store.ts'

export type RotateDataKeyDeps = DataKeyStore &
  Pick<JobStore, 'readDue' | 'reschedule'> & {
    readonly now: () => number
  }

/** The due row of an account that is erased is left to the erasure. */
export async function rotateDataKey(work: WorkMessage, deps: RotateDataKeyDeps): Promise<void> {
  const due = await deps.readDue(work)
  const account = due && (await deps.findKeys(accountOf(work)))
  if (!due || !account) return
  const next = account.since + keyMilliseconds
  await (deps.now() < next ? deps.reschedule(work, due, due.details, next) : deps.addKey(account, deps.now()))
}
