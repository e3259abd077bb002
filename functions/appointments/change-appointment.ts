import { retryOnConflict } from '../shared/background/retry.ts'
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
 * A new time or zone makes a new revision. The old one's reminders are deleted here; a message's claim refuses those in work.
 * @throws AppError `forbidden`, `not_found`, `wrong_state`, `unavailable`
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
    if (before.status === 'cancelled') throw new AppError('wrong_state', 'The appointment is cancelled.')
    return applyChange(before, change, at)
  })
}

/**
 * The start that the change gives; for a new zone alone the local start that stands, which is read in it.
 * @throws AppError `not_found`
 */
export async function typedStart(
  appointmentId: string,
  { startsAt, timeZone }: AppointmentChange,
  caller: StaffCaller,
  deps: AppointmentDeps,
): Promise<string | undefined> {
  if (startsAt !== undefined || timeZone === undefined) return startsAt
  return (await readAppointment(appointmentId, caller, deps)).localStart
}

/** @throws AppError `not_found`, `unavailable` */
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
  return retryOnConflict(maxAttempts, async () => {
    const before = await readAppointment(appointmentId, caller, deps)
    const now = deps.now()
    const after = edit(before, toInstant(now))
    if (after === before) return before
    const isWritten = await deps.changeAppointment(caller.accountId, before, after, replan(before, after, now))
    return isWritten ? after : undefined
  })
}

function applyChange(before: Appointment, change: AppointmentChange, at: string): Appointment {
  const { startsAt: _, timeZone: __, reminders, memberId, address, position, ...fields } = change
  const time = zonedTimeAfter(before, change)
  const isMoved = time.startsAt !== before.startsAt || time.timeZone !== before.timeZone
  return {
    ...before,
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...time,
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

/** A new address without a position removes the old position. */
function positionAfter(before: Appointment, { address, position }: Pick<AppointmentChange, 'address' | 'position'>) {
  if (position !== undefined) return position ?? undefined
  return address === undefined || address === before.address ? before.position : undefined
}

function zonedTimeAfter(before: Appointment, { startsAt, timeZone }: AppointmentChange): ZonedTime {
  const zone = timeZone ?? before.timeZone
  if (startsAt === undefined && timeZone !== undefined) return zonedTimeOfLocal(before.localStart, zone)
  if (startsAt === undefined) return { startsAt: before.startsAt, localStart: before.localStart, timeZone: zone }
  return isLocalTime(startsAt) ? zonedTimeOfLocal(startsAt, zone) : zonedTimeOfInstant(startsAt, zone)
}
