import type { Due, Wake } from '../../shared/background/due.ts'
import type { Slice } from '../../shared/background/time-budget.ts'
import { accountOf } from '../../shared/keys.ts'
import { detailsOf, lookOf, nextLook } from '../domain/key-usage-scan.ts'
import type { KeyUseStore } from './key-usage-store.ts'

type Deps = KeyUseStore & {
  readonly isActive: (accountId: string) => Promise<boolean>
  readonly readDue: (wake: Wake) => Promise<Due | undefined>
  readonly goOn: (wake: Wake, due: Due, rest: Due['details'], at: number) => Promise<void>
  readonly endDue: (wake: Wake, due: Due) => Promise<void>
  readonly now: () => number
}

/**
 * One slice of looking which older data keys of an account are still needed, after it was given a new one. A key of which
 * two looks, a month apart, have met no row is given up: once would not do, since a row that was deleted meanwhile may come
 * back with a backup of the table, which is kept for a week. What is needed is looked for again after the next new key.
 */
export async function giveUpKeys(wake: Wake, slice: Slice, deps: Deps): Promise<void> {
  const [due, accountId] = [await deps.readDue(wake), accountOf(wake)]
  if (!due || !(await deps.isActive(accountId))) return
  const look = lookOf(due.details)
  if (deps.now() < look.notBefore) return
  const { unmet, place } = await deps.lookOn(accountId, look, slice.hasTime)
  if (place) return deps.goOn(wake, due, detailsOf({ ...look, unmet, place }), deps.now())
  if (unmet.length > 0 && look.turn === 1) {
    const next = nextLook(look.current, 2, unmet, deps.now())
    return deps.goOn(wake, due, detailsOf(next), next.notBefore)
  }
  if (unmet.length > 0) await deps.giveUp(accountId, look.current, unmet)
  await deps.endDue(wake, due)
}
