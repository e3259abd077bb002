import type { Due, Wake } from '../../shared/background/due.ts'
import type { LoginChannel } from '../identity/login-client.ts'

type Deps = Pick<LoginChannel, 'disableLogin' | 'deleteLogin'> & {
  readonly readDue: (wake: Wake) => Promise<Due | undefined>
  readonly dropDue: (wake: Wake) => Promise<void>
}

/** Ends what the removal of a member began: deletes the login that the due work names. Twice is as good as once. */
export async function removeLogin(wake: Wake, deps: Deps): Promise<void> {
  const due = await deps.readDue(wake)
  const sub = due?.details['sub']
  if (typeof sub !== 'string') return
  await deps.disableLogin(sub)
  await deps.deleteLogin(sub)
  await deps.dropDue(wake)
}
