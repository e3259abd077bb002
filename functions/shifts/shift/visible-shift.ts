import type { Principal } from '../../shared/identity/principal.ts'
import { unexpiredClockPositions } from '../domain/rules/retention.ts'
import type { Shift } from '../store/shift-items.ts'

/** A shift as the account's retention lets it be shown at `now` (milliseconds since 1970), whatever is still stored of it. */
export function visibleShift(shift: Shift, { account }: Pick<Principal, 'account'>, now: number): Shift {
  return unexpiredClockPositions(shift, { now, days: account.settings.retention.trackDays })
}
