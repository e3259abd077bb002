import { AppError, found } from '../../shared/errors.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { visibleShift } from './visible-shift.ts'

type Deps = Pick<ShiftStore, 'findShift'> & Pick<ShiftAliasStore, 'findAlias'> & { readonly now: () => number }

/** @throws AppError `not_found`, also for another account's, `forbidden` */
export async function readShift(shiftId: string, caller: Principal, deps: Deps): Promise<Shift> {
  const shift = found(await findShiftOrAlias(caller.accountId, shiftId, deps))
  if (!mayActFor(caller, shift.memberId)) throw new AppError('forbidden')
  return visibleShift(shift, caller, deps.now())
}

/** A phone’s id of a clock-in that joined a shift means that shift. */
async function findShiftOrAlias(accountId: string, id: string, deps: Deps): Promise<Shift | undefined> {
  const shift = await deps.findShift(accountId, id)
  const alias = shift ? undefined : await deps.findAlias(accountId, id)
  return alias?.shiftId === undefined ? shift : deps.findShift(accountId, alias.shiftId)
}
