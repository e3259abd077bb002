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
const pauses = 40
/** So long the last mail is tried; an erasure must not wait for ever for a provider of mails. */
const givenUpMilliseconds = dayMilliseconds

/** Asks the sender, who alone may send, for the mail that the row asks for; again is harmless. */
export async function notifyOwner(erasure: Erasure, deps: Pick<Deps, 'enqueueEmail'>): Promise<void> {
  if (!isEmailSettled(erasure)) await deps.enqueueEmail({ ...erasureKey(erasure.erasureId), kind: 'erasure-email' })
}

/** Asks for the last mail and waits for it, as long as this slice has time. True when nothing is to be waited for any more. */
export async function isOwnerNotified(erasure: Erasure, slice: TimeBudget, deps: Deps): Promise<boolean> {
  const isGivenUp = deps.now() - (erasure.erasedAt ?? deps.now()) > givenUpMilliseconds
  if (isGivenUp || isEmailSettled(erasure)) return true
  await notifyOwner(erasure, deps)
  for (let tries = 0; tries < pauses && slice.hasTime(); tries += 1) {
    const now = await deps.findErasure(erasureKey(erasure.erasureId))
    if (!now || isEmailSettled(now)) return true
    await deps.pause(pauseMilliseconds)
  }
  return false
}
