import { AppError, found } from '../../shared/errors.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { visibleShift } from './visible-shift.ts'

/** @throws AppError `not_found`, also for another account's, `forbidden` */
export async function readShift(
  shiftId: string,
  caller: Principal,
  deps: Pick<ShiftStore, 'findShift'> & { readonly now: () => number },
): Promise<Shift> {
  const shift = found(await deps.findShift(caller.accountId, shiftId))
  if (!mayActFor(caller, shift.memberId)) throw new AppError('forbidden')
  return visibleShift(shift, caller, deps.now())
}
