import { AppError } from '../shared/errors.ts'
import { toInstant } from '../shared/instant.ts'
import { type AppointmentDeps, requireActiveMember, type StaffCaller } from './create-appointment.ts'
import { isLocalTime, type ZonedTime, zonedTimeOfInstant, zonedTimeOfLocal } from './domain/local-time.ts'
import { replan } from './domain/reminders.ts'
import type { Appointment } from './items.ts'
import { readAppointment } from './read-appointments.ts'
import type { AppointmentChange } from './schemas.ts'

const maxAttempts = 5

/**
 * Changes the fields given. Another time or zone makes a new revision: the reminders of the old one are taken away here and
 * refused wherever they already are. Throws 403, 404, and 409 `wrong_state` when it is cancelled.
 */
export async function changeAppointment(
  appointmentId: string,
  change: AppointmentChange,
  caller: StaffCaller,
  deps: AppointmentDeps,
): Promise<Appointment> {
  if (caller.role === 'worker' && change.memberId !== undefined) throw new AppError('forbidden')
  await requireActiveMember(change.memberId, caller.accountId, deps)
  return editAppointment(appointmentId, caller, deps, (before, at) => {
    if (before.status === 'cancelled') throw new AppError('wrong_state', 'the appointment is cancelled')
    return changed(before, change, at)
  })
}

/** Cancels it with its reminders; once more changes nothing. */
export async function cancelAppointment(
  appointmentId: string,
  caller: StaffCaller,
  deps: AppointmentDeps,
): Promise<Appointment> {
  return editAppointment(appointmentId, caller, deps, (before, at) =>
    before.status === 'cancelled'
      ? before
      : { ...before, status: 'cancelled', version: before.version + 1, updatedAt: at },
  )
}

async function editAppointment(
  appointmentId: string,
  caller: StaffCaller,
  deps: AppointmentDeps,
  edit: (before: Appointment, at: string) => Appointment,
): Promise<Appointment> {
  for (let race = 0; race < maxAttempts; race += 1) {
    const before = await readAppointment(appointmentId, caller, deps)
    const now = deps.now()
    const after = edit(before, toInstant(now))
    if (after === before) return before
    if (await deps.changeAppointment(caller.accountId, before, after, replan(before, after, now))) return after
  }
  throw new AppError('unavailable')
}

function changed(before: Appointment, change: AppointmentChange, at: string): Appointment {
  const { startsAt: _, timeZone: __, reminders, memberId, address, position, ...fields } = change
  const moment = zonedTimeAfter(before, change)
  const isMoved = moment.startsAt !== before.startsAt || moment.timeZone !== before.timeZone
  return {
    ...before,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...moment,
    memberId: memberId === undefined ? before.memberId : (memberId ?? undefined),
    address: address === undefined ? before.address : (address ?? undefined),
    position: positionAfter(before, { address, position }),
    zoneGiven: before.zoneGiven || change.timeZone !== undefined,
    offsets: reminders ?? before.offsets,
    revision: before.revision + (isMoved ? 1 : 0),
    version: before.version + 1,
    updatedAt: at,
  }
}

/** Another address is another place. */
function positionAfter(before: Appointment, { address, position }: Pick<AppointmentChange, 'address' | 'position'>) {
  if (position !== undefined) return position ?? undefined
  return address === undefined || address === before.address ? before.position : undefined
}

/** A new zone alone keeps what the clock on the wall shows. */
function zonedTimeAfter(before: Appointment, { startsAt, timeZone }: AppointmentChange): ZonedTime {
  const zone = timeZone ?? before.timeZone
  if (startsAt === undefined && timeZone !== undefined) return zonedTimeOfLocal(before.localStart, zone)
  if (startsAt === undefined) return { startsAt: before.startsAt, localStart: before.localStart, timeZone: zone }
  return isLocalTime(startsAt) ? zonedTimeOfLocal(startsAt, zone) : zonedTimeOfInstant(startsAt, zone)
}
