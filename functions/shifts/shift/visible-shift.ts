import type { Principal } from '../../shared/identity/principal.ts'
import { unexpiredClockPositions } from '../domain/rules/retention.ts'
import type { Shift } from '../store/shift-items.ts'

export type VisibleShift = Shift & {
  /** The outermost of what its worker clocked. */
  readonly trackedFrom?: string | undefined
  readonly trackedTo?: string | undefined
}

/** Hides clock-in and clock-out positions older than the account's retention; the row keeps them. `now`: epoch milliseconds. */
export function visibleShift(shift: Shift, { account }: Pick<Principal, 'account'>, now: number): VisibleShift {
  const { tracked = [shift] } = shift
  const trackedTo = tracked.at(-1)?.endedAt
  const retention = { now, days: account.settings.retention.trackDays }
  return { ...unexpiredClockPositions(shift, retention), trackedFrom: tracked[0]?.startedAt, trackedTo }
}
