import { deleteLoginOf } from '../accounts/members/delete-login.ts'
import type { WorkMessage } from '../shared/background/due.ts'
import type { TimeBudget } from '../shared/background/time-budget.ts'
import { eraseAccount } from './erase-account.ts'
import { eraseSubject } from './subjects/erase-subject.ts'

type Deps = Parameters<typeof eraseAccount>[2] &
  Parameters<typeof deleteLoginOf>[1] &
  Parameters<typeof eraseSubject>[2]

/** What the eraser is woken for: a slice of an erasure, of a whole account or a part of one, or the login of a removed member. */
export function runErasureWork(work: WorkMessage, slice: TimeBudget, deps: Deps): Promise<void> {
  if (work.kind === 'remove-login') return deleteLoginOf(work, deps)
  const isPart = work.kind === 'erase-subject' || work.kind === 'erase-subject-now'
  return isPart ? eraseSubject(work, slice, deps) : eraseAccount(work, slice, deps)
}
