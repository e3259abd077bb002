import type { Principal } from '../../shared/identity/principal.ts'
import { unexpiredClockPositions } from '../domain/rules/retention.ts'
import type { Shift } from '../store/shift-items.ts'

/** Hides clock-in and clock-out positions older than the account's retention; the row keeps them. `now`: epoch milliseconds. */
export function visibleShift(shift: Shift, { account }: Pick<Principal, 'account'>, now: number): Shift {
  return unexpiredClockPositions(shift, { now, days: account.settings.retention.trackDays })
}
