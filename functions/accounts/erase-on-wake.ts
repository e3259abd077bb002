import type { Wake } from '../shared/due.ts'
import { eraseAccount } from './erase-account.ts'
import { removeLogin } from './remove-login.ts'
import type { Slice } from './slice.ts'

type Deps = Parameters<typeof eraseAccount>[2] & Parameters<typeof removeLogin>[1]

/** What the eraser is woken for: a slice of an erasure, or the login of one member who was removed. */
export function eraseOnWake(wake: Wake, slice: Slice, deps: Deps): Promise<void> {
  return wake.kind === 'remove-login' ? removeLogin(wake, deps) : eraseAccount(wake, slice, deps)
}
