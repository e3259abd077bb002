import type { WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { TimeBudget } from '../../shared/background/time-budget.ts'
import { log } from '../../shared/log.ts'
import { keyMilliseconds } from '../domain/key-lifetimes.ts'
import type { RootKeyStore } from './root-key-store.ts'

export type RotateRootKeyDeps = RootKeyStore &
  Pick<JobStore, 'readDue' | 'reschedule'> & {
    readonly now: () => number
  }
type Walk = { readonly after: string | undefined; readonly failures: readonly unknown[] }

/** Longer than any request runs, which may still wrap with the older root key. */
const rootPropagationMilliseconds = 3_600_000

/**
 * Creates a root key, then wraps all data keys with it in slices. `wrapped` in the due row is the root key that wraps
 * all of them for certain. A walk in which something failed (`begunAt` 0), or that began before all requests knew the
 * new key, is repeated. A failing account does not stop the walk.
 */
export async function rotateRootKey(work: WorkMessage, slice: TimeBudget, deps: RotateRootKeyDeps): Promise<void> {
  const due = await deps.readDue(work)
  if (!due) return
  const root = await currentRoot(deps)
  const { wrapped = 0, begunAt = deps.now(), after } = due.details
  if (root === undefined || wrapped === root.version) {
    return deps.reschedule(work, due, due.details, (root?.madeAt ?? deps.now()) + keyMilliseconds)
  }
  const walk = await rewrapAll(root.version, after?.toString(), slice, deps)
  const countsFrom = walk.failures.length === 0 ? Number(begunAt) : 0
  if (walk.after !== undefined) {
    await deps.reschedule(work, due, { wrapped, begunAt: countsFrom, after: walk.after }, deps.now())
  } else if (countsFrom >= root.madeAt + rootPropagationMilliseconds) {
    await deps.reschedule(work, due, { wrapped: root.version }, root.madeAt + keyMilliseconds)
  } else {
    await deps.reschedule(work, due, { wrapped }, deps.now() + rootPropagationMilliseconds)
  }
  if (walk.failures.length > 0) throw walk.failures[0]
}

/** Returns undefined before the first account. */
async function currentRoot(deps: RotateRootKeyDeps): Promise<{ version: number; madeAt: number } | undefined> {
  const newest = await deps.newestRoot()
  if (!newest || deps.now() - newest.madeAt < keyMilliseconds) return newest
  await deps.addRoot(newest.version + 1)
  log('info', 'root_key_rotated', { count: newest.version + 1 })
  return deps.newestRoot()
}

/** At least one account. `after` is set when accounts remain. */
async function rewrapAll(
  root: number,
  from: string | undefined,
  slice: TimeBudget,
  deps: RotateRootKeyDeps,
): Promise<Walk> {
  const failures: unknown[] = []
  for await (const account of deps.accountsAfter(from)) {
    await deps.rewrap(account, root).catch((error: unknown) => failures.push(error))
    if (!slice.hasTime()) return { after: account.accountId, failures }
  }
  return { after: undefined, failures }
}
