import type { Due, WorkMessage } from '../../shared/background/due.ts'
import type { JobStore } from '../../shared/background/job-store.ts'
import type { TimeBudget } from '../../shared/background/time-budget.ts'
import type { RowSet } from '../../shared/erasure/eraser.ts'
import { accountOf, customerKey, memberKey } from '../../shared/keys.ts'
import { log } from '../../shared/log.ts'
import { nextPlan, subjectPlans } from './subject-plans.ts'
import type { Rest, SubjectRowStore } from './subject-row-store.ts'

type Deps = SubjectRowStore &
  Pick<JobStore, 'readDue' | 'reschedule' | 'complete'> & {
    readonly isActive: (accountId: string) => Promise<boolean>
    readonly now: () => number
  }

/** `rowSet` is an index, `after` a sort key. */
type Checkpoint = { readonly rowSet: number; readonly after?: string | undefined }
type Step = (rowSet: RowSet, hasTime: () => boolean, after?: string) => Promise<Rest | 'found' | undefined>

/**
 * Runs one slice. `erase-subject-now` deletes at once; `erase-subject`, which is delayed by the quiesce, deletes what
 * late writers added, verifies, and ends the work or starts the next plan. Does nothing while the account itself is
 * erased.
 */
export async function eraseSubject(work: WorkMessage, slice: TimeBudget, deps: Deps): Promise<void> {
  const due = await deps.readDue(work)
  const accountId = accountOf(work)
  if (!due || !(await deps.isActive(accountId))) return
  const [what, id] = [String(due.details['what']), String(due.details['id'])]
  const plan = subjectPlans[what]
  if (!plan) throw new Error(`no such plan: ${what}`)
  if (!(await isLeaving(what, accountId, id, deps))) {
    log('error', 'erasure_subject_active', { kind: what })
    return deps.complete(work)
  }
  const { sender } = due.details
  const rowSets = plan(accountId, id, sender === undefined ? undefined : String(sender))
  if (work.kind !== 'erase-subject') return void (await walk(rowSets, { rowSet: 0 }, slice, deps.eraseRowSet))
  const rest = await eraseAndVerify(rowSets, due, slice, deps)
  if (rest)
    return deps.reschedule(work, due, { what, id, ...(sender !== undefined && { sender }), ...rest }, deps.now())
  const next = nextPlan[what]
  if (next === undefined) {
    log('info', 'subject_erased', { kind: what })
    return deps.complete(work)
  }
  await deps.replaceJob(work, { id: `${next}#${id}`, details: { what: next, id }, at: deps.now() })
}

/** Returns the details to resume with, or undefined when all is erased. */
async function eraseAndVerify(rowSets: readonly RowSet[], { details }: Due, slice: TimeBudget, deps: Deps) {
  const { pass = 'erase', rowSet = 0, after } = details
  const saved: Checkpoint = { rowSet: Number(rowSet), after: after === undefined ? undefined : String(after) }
  const toErase = pass === 'erase' && (await walk(rowSets, saved, slice, deps.eraseRowSet))
  if (toErase) return detailsOf('erase', toErase)
  if (pass === 'erase' && !slice.hasTime()) return detailsOf('verify', { rowSet: 0 })
  const toVerify = await walk(rowSets, pass === 'verify' ? saved : { rowSet: 0 }, slice, deps.isEmptyOrFound)
  if (toVerify === 'found') return detailsOf('erase', { rowSet: 0 })
  return toVerify && detailsOf('verify', toVerify)
}

function detailsOf(pass: 'erase' | 'verify', checkpoint: Checkpoint | 'found'): Due['details'] {
  if (checkpoint === 'found') return {}
  const { rowSet, after } = checkpoint
  return { pass, rowSet, ...(after !== undefined && { after }) }
}

async function walk(
  rowSets: readonly RowSet[],
  from: Checkpoint,
  slice: TimeBudget,
  step: Step,
): Promise<Checkpoint | 'found' | undefined> {
  for (const [index, rowSet] of rowSets.entries()) {
    if (index < from.rowSet) continue
    const rest = await step(rowSet, slice.hasTime, index === from.rowSet ? from.after : undefined)
    if (rest === 'found') return rest
    if (rest) return { rowSet: index, after: rest.after }
    if (index + 1 < rowSets.length && !slice.hasTime()) return { rowSet: index + 1 }
  }
  return undefined
}

async function isLeaving(what: string, accountId: string, id: string, deps: Deps): Promise<boolean> {
  if (what === 'customer') return (await deps.subjectState(customerKey(accountId, id))) === 'gone'
  return (await deps.subjectState(memberKey(accountId, id))) !== 'active'
}
