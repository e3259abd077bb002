import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { LoginClient } from '../identity/login-client.ts'

type Deps = Pick<LoginClient, 'disableLogin' | 'deleteLogin'> & {
  readonly readDue: (work: WorkMessage) => Promise<Due | undefined>
  readonly completeDue: (work: WorkMessage) => Promise<void>
}

/** Ends what the removal of a member began: deletes the login that the due work names. Twice is as good as once. */
export async function deleteLoginOf(work: WorkMessage, deps: Deps): Promise<void> {
  const due = await deps.readDue(work)
  const sub = due?.details['sub']
  if (typeof sub !== 'string') return
  await deps.disableLogin(sub)
  await deps.deleteLogin(sub)
  await deps.completeDue(work)
}
