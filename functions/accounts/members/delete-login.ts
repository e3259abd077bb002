import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { LoginClient } from '../identity/login-client.ts'

type Deps = Pick<LoginClient, 'disableLogin' | 'deleteLogin'> & Pick<JobStore, 'readDue' | 'complete'>

/** Idempotent. */
export async function deleteLogin(work: WorkMessage, deps: Deps): Promise<void> {
  const due = await deps.readDue(work)
  const sub = due?.details['sub']
  if (typeof sub !== 'string') return
  await deps.disableLogin(sub)
  await deps.deleteLogin(sub)
  await deps.complete(work)
}
