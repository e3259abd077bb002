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

/** Longer than any request lives: whoever opens an account from then on has heard of the root. */
const heardMilliseconds = 3_600_000

/**
 * A year after the newest root: makes the next one; then, in slices, wraps all data keys with it. `wrapped` in the due row
 * is the root that surely wraps all of them. A walk that began before everybody had heard of the new root, or in which
 * something failed (`begunAt` 0), is followed by another. An account that fails holds up none behind it, and is told of.
 */
export async function rotateRootKey(work: WorkMessage, slice: TimeBudget, deps: RotateRootKeyDeps): Promise<void> {
  const due = await deps.readDue(work)
  if (!due) return
  const root = await rootToWrapWith(deps)
  const { wrapped = 0, begunAt = deps.now(), after } = due.details
  if (root === undefined || wrapped === root.version) {
    return deps.reschedule(work, due, due.details, (root?.madeAt ?? deps.now()) + keyMilliseconds)
  }
  const walk = await wrapAll(root.version, after?.toString(), slice, deps)
  const counts = walk.failures.length === 0 ? Number(begunAt) : 0
  if (walk.after !== undefined) {
    await deps.reschedule(work, due, { wrapped, begunAt: counts, after: walk.after }, deps.now())
  } else if (counts >= root.madeAt + heardMilliseconds) {
    await deps.reschedule(work, due, { wrapped: root.version }, root.madeAt + keyMilliseconds)
  } else {
    await deps.reschedule(work, due, { wrapped }, deps.now() + heardMilliseconds)
  }
  if (walk.failures.length > 0) throw walk.failures[0]
}

/** Undefined while there is none at all, and so no account either. */
async function rootToWrapWith(deps: RotateRootKeyDeps): Promise<{ version: number; madeAt: number } | undefined> {
  const newest = await deps.newestRoot()
  if (!newest || deps.now() - newest.madeAt < keyMilliseconds) return newest
  await deps.addRoot(newest.version + 1)
  log('info', 'root_key_rotated', { count: newest.version + 1 })
  return deps.newestRoot()
}

/** One account at least, and as many as there is time for; `after` is the last one when there are more. */
async function wrapAll(
  root: number,
  begin: string | undefined,
  slice: TimeBudget,
  deps: RotateRootKeyDeps,
): Promise<Walk> {
  const failures: unknown[] = []
  for await (const account of deps.accountsBehind(begin)) {
    await deps.rewrap(account, root).catch((error: unknown) => failures.push(error))
    if (!slice.hasTime()) return { after: account.accountId, failures }
  }
  return { after: undefined, failures }
}
