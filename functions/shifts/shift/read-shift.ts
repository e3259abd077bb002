import { AppError, found } from '../../shared/errors.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import type { Shift } from '../store/shift-items.ts'
import { type FindByIdDeps, findShiftById } from './find-shift-by-id.ts'
import { visibleShift } from './visible-shift.ts'

type Deps = FindByIdDeps & { readonly now: () => number }

/** @throws AppError `not_found`, also for another account's, and for a worker who asks for a colleague's */
export async function readShift(shiftId: string, caller: Principal, deps: Deps): Promise<Shift> {
  const shift = found((await findShiftById(caller.accountId, shiftId, deps)).shift)
  if (!mayActFor(caller, shift.memberId)) throw new AppError('not_found')
  return visibleShift(shift, caller, deps.now())
}
