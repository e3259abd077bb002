import { AppError } from '../shared/errors.ts'
import { toInstant } from '../shared/instant.ts'
import { type Deps, requireMember, type StaffCaller } from './create-appointment.ts'
import { isLocalTime, type Moment, momentAt, momentIn } from './domain/local-time.ts'
import { replanned } from './domain/reminders.ts'
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
  deps: Deps,
): Promise<Appointment> {
  if (caller.role === 'worker' && change.memberId !== undefined) throw new AppError('forbidden')
  await requireMember(change.memberId, caller.accountId, deps)
  return withoutRace(appointmentId, caller, deps, (before, at) => {
    if (before.status === 'cancelled') throw new AppError('wrong_state', 'the appointment is cancelled')
    return changed(before, change, at)
  })
}

/** Cancels it with its reminders; once more changes nothing. */
export async function cancelAppointment(appointmentId: string, caller: StaffCaller, deps: Deps): Promise<Appointment> {
  return withoutRace(appointmentId, caller, deps, (before, at) =>
    before.status === 'cancelled'
      ? before
      : { ...before, status: 'cancelled', version: before.version + 1, updatedAt: at },
  )
}

async function withoutRace(
  appointmentId: string,
  caller: StaffCaller,
  deps: Deps,
  edit: (before: Appointment, at: string) => Appointment,
): Promise<Appointment> {
  for (let race = 0; race < maxAttempts; race += 1) {
    const before = await readAppointment(appointmentId, caller, deps)
    const now = deps.now()
    const after = edit(before, toInstant(now))
    if (after === before) return before
    if (await deps.changeAppointment(caller.accountId, before, after, replanned(before, after, now))) return after
  }
  throw new AppError('unavailable')
}

function changed(before: Appointment, change: AppointmentChange, at: string): Appointment {
  const { startsAt: _, timeZone: __, reminders, memberId, address, position, ...fields } = change
  const moment = momentAfter(before, change)
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
function momentAfter(before: Appointment, { startsAt, timeZone }: AppointmentChange): Moment {
  const zone = timeZone ?? before.timeZone
  if (startsAt === undefined && timeZone !== undefined) return momentAt(before.localStart, zone)
  if (startsAt === undefined) return { startsAt: before.startsAt, localStart: before.localStart, timeZone: zone }
  return isLocalTime(startsAt) ? momentAt(startsAt, zone) : momentIn(startsAt, zone)
}
