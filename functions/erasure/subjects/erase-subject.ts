import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { TimeBudget } from '../../shared/background/time-budget.ts'
import type { RowSet } from '../../shared/erasure/eraser.ts'
import { accountOf, customerKey, memberKey } from '../../shared/keys.ts'
import { log } from '../../shared/log.ts'
import { nextOf, subjectPlan } from './subject-plans.ts'
import type { Rest, SubjectRowStore } from './subject-row-store.ts'

type Deps = SubjectRowStore &
  Pick<JobStore, 'readDue' | 'reschedule' | 'complete'> & {
    readonly isActive: (accountId: string) => Promise<boolean>
    readonly now: () => number
  }

/** How far the plan is: which of its parts, and behind which sort key there. */
type Place = { readonly part: number; readonly after?: string | undefined }
type Step = (part: RowSet, hasTime: () => boolean, after?: string) => Promise<Rest | 'found' | undefined>

/**
 * One slice of erasing one customer or one worker: the same machine as for an account, with a smaller plan. A work that
 * comes at once (`erase-subject-now`) deletes what there is; only one that was sent with the delay of the quiesce
 * (`erase-subject`) ends it, after everything was looked for once more. Of an account that is leaving nothing is done: it
 * goes as a whole; and nothing of somebody who is still there, whatever the due row says.
 */
export async function eraseSubject(work: WorkMessage, slice: TimeBudget, deps: Deps): Promise<void> {
  const due = await deps.readDue(work)
  const accountId = accountOf(work)
  if (!due || !(await deps.isActive(accountId))) return
  const [what, id] = [String(due.details['what']), String(due.details['id'])]
  const plan = subjectPlan[what]
  if (!plan) throw new Error(`no such plan: ${what}`)
  if (!(await isLeaving(what, accountId, id, deps))) {
    log('error', 'erasure_subject_active', { kind: what })
    return deps.complete(work)
  }
  const parts = plan(accountId, id)
  if (work.kind !== 'erase-subject') return void (await walk(parts, { part: 0 }, slice, deps.eraseSubject))
  const rest = await walkTwice(parts, due, slice, deps)
  if (rest) return deps.reschedule(work, due, { what, id, ...rest }, deps.now())
  const next = nextOf[what]
  if (next === undefined) {
    log('info', 'subject_erased', { kind: what })
    return deps.complete(work)
  }
  await deps.replaceDue(work, { id: `${next}#${id}`, details: { what: next, id }, at: deps.now() })
}

/** Erases, then looks. The answer is where to go on; from the beginning, if the look has found something. */
async function walkTwice(parts: readonly RowSet[], { details }: Due, slice: TimeBudget, deps: Deps) {
  const { pass = 'erase', part = 0, after } = details
  const kept: Place = { part: Number(part), after: after === undefined ? undefined : String(after) }
  const toErase = pass === 'erase' && (await walk(parts, kept, slice, deps.eraseSubject))
  if (toErase) return told('erase', toErase)
  if (pass === 'erase' && !slice.hasTime()) return told('look', { part: 0 })
  const toSee = await walk(parts, pass === 'look' ? kept : { part: 0 }, slice, deps.lookAt)
  if (toSee === 'found') return told('erase', { part: 0 })
  return toSee && told('look', toSee)
}

function told(pass: 'erase' | 'look', place: Place | 'found'): Due['details'] {
  if (place === 'found') return {}
  return { pass, part: place.part, ...(place.after !== undefined && { after: place.after }) }
}

async function walk(
  parts: readonly RowSet[],
  from: Place,
  slice: TimeBudget,
  step: Step,
): Promise<Place | 'found' | undefined> {
  for (const [index, part] of parts.entries()) {
    if (index < from.part) continue
    const rest = await step(part, slice.hasTime, index === from.part ? from.after : undefined)
    if (rest === 'found') return rest
    if (rest) return { part: index, after: rest.after }
    if (index + 1 < parts.length && !slice.hasTime()) return { part: index + 1 }
  }
  return undefined
}

/** A customer’s row goes when the erasure is asked for, a member’s last of all. */
async function isLeaving(what: string, accountId: string, id: string, deps: Deps): Promise<boolean> {
  if (what === 'customer') return (await deps.stateOf(customerKey(accountId, id))) === 'gone'
  return (await deps.stateOf(memberKey(accountId, id))) !== 'active'
}
