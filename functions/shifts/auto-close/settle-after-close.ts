import type { Principal } from '../../shared/identity/principal.ts'
import { type MoveLaterDeps, moveLater } from '../clocking/move-later.ts'
import { type SettleHeldDeps, settleHeld } from '../clocking/settle-held.ts'
import type { Shift } from '../store/shift-items.ts'

export type SettleAfterCloseDeps = SettleHeldDeps &
  MoveLaterDeps & {
    /** Undefined unless the member is active. */
    readonly findWorker: (accountId: string, memberId: string) => Promise<Principal | undefined>
  }

/**
 * What the shift held back need not wait for its clock-out, which may never come: the other phone’s clock-in begins its shift, with
 * what that phone sent meanwhile. Returns the shift as it is then. A crash leaves it to the worker’s next clock-out.
 */
export async function settleAfterClose(
  accountId: string,
  closed: Shift,
  deps: SettleAfterCloseDeps,
): Promise<Shift | undefined> {
  const { held } = await deps.findMemberLock(accountId, closed.memberId)
  const worker = held.length === 0 ? undefined : await deps.findWorker(accountId, closed.memberId)
  if (!worker) return closed
  await settleHeld(undefined, worker, deps)
  const shift = await deps.findShift(accountId, closed.shiftId)
  if (shift) await moveLater(shift, worker, deps)
  return shift
}
