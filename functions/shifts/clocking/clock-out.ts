import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { type EraseOutsideDeps, eraseOutsideShift } from '../compaction/erase-outside-shift.ts'
import { visibleShift } from '../shift/visible-shift.ts'
import type { Shift } from '../store/shift-items.ts'
import { type EndHoursDeps, endHours } from './end-hours.ts'
import { moveLater } from './move-later.ts'
import type { ClockOutRequest } from './schemas.ts'
import { findHolding, type SettleHeldDeps, settleHeld } from './settle-held.ts'

type Deps = EndHoursDeps & SettleHeldDeps & EraseOutsideDeps

/**
 * Ends the open shift, or settles one that is closed already; then what was held back because of it. Erases the positions outside
 * each time, so that a crash in between leaves none.
 * @throws AppError `not_clocked_in`, `overlap`, `invalid`
 */
export async function clockOut(request: ClockOutRequest, caller: Principal, deps: Deps): Promise<Response> {
  const { accountId, account } = caller
  const ended = await endHours(request, caller, deps)
  await settleHeld(ended, caller, deps)
  const shiftId = ended?.shiftId ?? (await findHolding(request.shiftId, caller, deps))
  const shift = await deps.findShift(accountId, shiftId)
  // removed meanwhile
  if (!shift) throw new AppError('unavailable')
  const retention = { now: deps.now(), days: account.settings.retention.trackDays }
  const isClosed = shift.status !== 'open'
  if (isClosed) await moveLater(shift, caller, deps)
  const cleaned: Shift = isClosed ? await eraseOutsideShift(accountId, shift, retention, deps) : shift
  return { status: 200, body: visibleShift(cleaned, caller, retention.now) }
}
