import type { Due, Wake } from '../shared/due.ts'
import { accountOf } from '../shared/keys.ts'
import { log } from '../shared/log.ts'
import type { PartStore } from './part-store.ts'
import { nextOf, partsOf } from './parts.ts'
import type { Slice } from './slice.ts'

type Deps = PartStore & {
  readonly readDue: (wake: Wake) => Promise<Due | undefined>
  readonly dropDue: (wake: Wake) => Promise<void>
  readonly isActive: (accountId: string) => Promise<boolean>
  readonly now: () => number
}

/**
 * One slice of erasing one customer or one worker: the same machine as for an account, with a smaller plan. A wake that
 * comes at once (`erase-part-now`) deletes what there is; only one that was sent with the delay of the quiesce
 * (`erase-part`) ends it, after everything was looked for once more. Of an account that is leaving nothing is done: it
 * goes as a whole.
 */
export async function erasePart(wake: Wake, slice: Slice, deps: Deps): Promise<void> {
  const due = await deps.readDue(wake)
  const accountId = accountOf(wake)
  if (!due || !(await deps.isActive(accountId))) return
  const { what, id } = due.details
  const plan = partsOf[String(what)]
  if (!plan) throw new Error(`no such plan: ${what}`)
  const parts = plan(accountId, String(id))
  for (const part of parts) if (!(await deps.erasePart(part, slice.hasTime))) return
  if (wake.kind !== 'erase-part') return
  for (const part of parts) if (!(await deps.isPartEmpty(part))) return
  const next = nextOf[String(what)]
  if (next === undefined) {
    log('info', 'part_erased', { kind: String(what) })
    return deps.dropDue(wake)
  }
  await deps.replaceDue(wake, { id: `${next}#${id}`, details: { what: next, id: String(id) }, at: deps.now() })
}
