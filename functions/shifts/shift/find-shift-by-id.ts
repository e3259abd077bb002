import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { Shift, ShiftAlias } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type FindByIdDeps = Pick<ShiftStore, 'findShift'> & Pick<ShiftAliasStore, 'findAlias'>

export type FoundById = {
  readonly shift: Shift | undefined
  /** Set for a phone’s id of a clock-in that joined the shift. */
  readonly alias?: ShiftAlias | undefined
}

export async function findShiftById(accountId: string, id: string, deps: FindByIdDeps): Promise<FoundById> {
  const shift = await deps.findShift(accountId, id)
  if (shift) return { shift }
  const alias = await deps.findAlias(accountId, id)
  return { shift: alias?.shiftId === undefined ? undefined : await deps.findShift(accountId, alias.shiftId), alias }
}
