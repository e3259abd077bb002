import { AppError, found } from '../shared/errors.ts'
import { mayActFor } from '../shared/identity/principal.ts'
import type { AppointmentDeps, StaffCaller } from './create-appointment.ts'
import type { Appointment } from './items.ts'
import type { AppointmentQuery } from './schemas.ts'

/** @throws AppError `not_found`, also for a worker who asks for a colleague's */
export async function readAppointment(
  appointmentId: string,
  caller: StaffCaller,
  deps: Pick<AppointmentDeps, 'findAppointment'>,
): Promise<Appointment> {
  const appointment = found(await deps.findAppointment(caller.accountId, appointmentId))
  if (!mayActFor(caller, appointment.memberId ?? '')) throw new AppError('not_found')
  return appointment
}

/** @throws AppError `forbidden` for a worker who asks for a colleague's */
export async function listAppointments(
  { from, to, memberId, customerId, ...page }: AppointmentQuery,
  caller: StaffCaller,
  deps: Pick<AppointmentDeps, 'listAppointments'>,
) {
  const wanted = memberId ?? (caller.role === 'worker' ? caller.memberId : undefined)
  if (wanted !== undefined && !mayActFor(caller, wanted)) throw new AppError('forbidden')
  const sparse = wanted !== undefined || customerId !== undefined
  return deps.listAppointments(
    caller.accountId,
    { from, to },
    { ...page, sparse },
    (each) =>
      (wanted === undefined || each.memberId === wanted) &&
      (customerId === undefined || each.customerId === customerId),
  )
}
