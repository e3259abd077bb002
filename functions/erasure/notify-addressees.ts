import type { WorkMessage } from '../shared/background/due.ts'
import type { TimeBudget } from '../shared/background/time-budget.ts'
import { isEmailSettled } from '../shared/erasure/erasure-email.ts'
import { erasureKey } from '../shared/keys.ts'
import { dayMilliseconds } from './domain/receipt.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { Erasure } from './items.ts'

type Deps = Pick<ErasureStore, 'findErasure'> & {
  readonly enqueueEmail: (work: WorkMessage) => Promise<void>
  readonly pause: (milliseconds: number) => Promise<void>
  readonly now: () => number
}

const pauseMilliseconds = 250
const maxPauses = 40
/** An erasure must not wait for the email provider for ever. */
export const maxEmailWaitMilliseconds = dayMilliseconds

/** Only the sending Lambda may send. Idempotent. */
export async function notifyAddressees(erasure: Erasure, deps: Pick<Deps, 'enqueueEmail'>): Promise<void> {
  if (!isEmailSettled(erasure)) await deps.enqueueEmail({ ...erasureKey(erasure.erasureId), kind: 'erasure-email' })
}

/** Waits for the last emails while the slice has time. Returns true once each is sent, failed, or a day late. */
export async function areNotified(erasure: Erasure, slice: TimeBudget, deps: Deps): Promise<boolean> {
  const isTimedOut = deps.now() - (erasure.erasedAt ?? deps.now()) > maxEmailWaitMilliseconds
  if (isTimedOut || isEmailSettled(erasure)) return true
  await notifyAddressees(erasure, deps)
  for (let attempt = 0; attempt < maxPauses && slice.hasTime(); attempt += 1) {
    const current = await deps.findErasure(erasureKey(erasure.erasureId))
    if (!current || isEmailSettled(current)) return true
    await deps.pause(pauseMilliseconds)
  }
  return false
}
