import type { WorkMessage } from '../shared/background/due.ts'
import type { TimeBudget } from '../shared/background/time-budget.ts'
import { isEmailSettled } from '../shared/erasure/erasure-email.ts'
import { log } from '../shared/log.ts'
import { deleteExternalData } from './delete-external-data.ts'
import { isStuck } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { FenceStore } from './fence-store.ts'
import { issueReceipt } from './issue-receipt.ts'
import type { Erasure } from './items.ts'
import { maxEmailWaitMilliseconds, notifyAddressees } from './notify-addressees.ts'
import { sweepAndVerify } from './sweep-and-verify.ts'
import { takeInventory } from './take-inventory.ts'

type Deps = Parameters<typeof takeInventory>[2] &
  Parameters<typeof deleteExternalData>[2] &
  Parameters<typeof sweepAndVerify>[2] &
  Parameters<typeof issueReceipt>[2] &
  Pick<FenceStore, 'isFenced' | 'endGrace'> &
  Pick<ErasureStore, 'findErasure' | 'begin' | 'postpone' | 'block' | 'forgetAddressees'>

/**
 * Runs one slice. Only the delayed `quiesce` message leaves `fencing`: by then no function that read the account
 * before the fence still runs. Safe to run late, twice, or after a cancel.
 */
export async function eraseAccount(work: WorkMessage, slice: TimeBudget, deps: Deps): Promise<void> {
  const erasure = await deps.findErasure(work)
  if (!erasure || erasure.status === 'erased') return
  if (erasure.status === 'cancelled') return tellOfCancel(erasure, deps)
  if (erasure.status === 'scheduled') return waitOrEndGrace(erasure, deps)
  if (erasure.status === 'fencing' && work.kind !== 'quiesce') return
  if (!(await deps.isFenced(erasure))) throw new Error('the account is not fenced by this erasure')
  try {
    await runStages(erasure, slice, deps)
  } catch (error) {
    if (isStuck(erasure.progressedAt, deps.now())) {
      log('error', 'erasure_blocked', { erasureId: erasure.erasureId })
      await deps.block(erasure.erasureId)
    }
    throw error
  }
}

/** Until every email is sent, the lease of the due row brings a retry. */
async function waitOrEndGrace(erasure: Erasure, deps: Deps): Promise<void> {
  const [now, end] = [deps.now(), erasure.cancelUntil ?? 0]
  if (now >= end) await deps.endGrace(erasure, now)
  else if (isEmailSettled(erasure)) await deps.postpone(erasure.erasureId, end)
  else await notifyAddressees(erasure, deps)
}

/** Ends the due row and the addresses once every email is sent, or a day late. */
async function tellOfCancel(erasure: Erasure, deps: Deps): Promise<void> {
  const { erasureId, progressedAt } = erasure
  const isTimedOut = deps.now() - progressedAt > maxEmailWaitMilliseconds
  if (isEmailSettled(erasure) || isTimedOut) await deps.forgetAddressees(erasureId, deps.now())
  else await notifyAddressees(erasure, deps)
}

/** A stage returns undefined when another slice must continue. */
async function runStages(erasure: Erasure, slice: TimeBudget, deps: Deps): Promise<void> {
  const begun = erasure.status === 'fencing' ? await deps.begin(erasure.erasureId, deps.now()) : erasure
  if (begun && begun.erasedAt === undefined) await notifyAddressees(begun, deps)
  const counted = begun && (await takeInventory(begun, slice, deps))
  const shredded = counted && (await deleteExternalData(counted, slice, deps))
  const verified = shredded && (await sweepAndVerify(shredded, slice, deps))
  const erased = verified && (await issueReceipt(verified, slice, deps))
  if (erased) log('info', 'erasure_finished', { erasureId: erased.erasureId })
}
