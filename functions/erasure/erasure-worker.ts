import { removeLogin } from '../accounts/members/delete-login.ts'
import type { Wake } from '../shared/background/due.ts'
import type { Slice } from '../shared/background/time-budget.ts'
import { eraseAccount } from './erase-account.ts'
import { erasePart } from './subjects/erase-subject.ts'

type Deps = Parameters<typeof eraseAccount>[2] & Parameters<typeof removeLogin>[1] & Parameters<typeof erasePart>[2]

/** What the eraser is woken for: a slice of an erasure, of a whole account or a part of one, or the login of a removed member. */
export function eraseOnWake(wake: Wake, slice: Slice, deps: Deps): Promise<void> {
  if (wake.kind === 'remove-login') return removeLogin(wake, deps)
  const isPart = wake.kind === 'erase-part' || wake.kind === 'erase-part-now'
  return isPart ? erasePart(wake, slice, deps) : eraseAccount(wake, slice, deps)
}
