import type { CustomerStore } from '../customers/customer-store.ts'
import { AppError, found } from '../shared/errors.ts'
import type { Member } from '../shared/identity/member.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { newId } from '../shared/ids.ts'
import { toInstant } from '../shared/instant.ts'
import type { AppointmentStore } from './appointment-store.ts'
import { isLocalTime, zonedTimeOfInstant, zonedTimeOfLocal } from './domain/local-time.ts'
import { replan } from './domain/reminders.ts'
import type { Appointment } from './items.ts'
import type { NewAppointment } from './schemas.ts'

export type AppointmentDeps = Pick<CustomerStore, 'findCustomer'> &
  AppointmentStore & {
    readonly findMember: (accountId: string, memberId: string) => Promise<Member | undefined>
    readonly now: () => number
  }
export type StaffCaller = Pick<Principal, 'accountId' | 'memberId' | 'role' | 'account'>

/** @throws AppError `not_found` for an unknown customer or member */
export async function createAppointment(
  input: NewAppointment,
  caller: StaffCaller,
  deps: AppointmentDeps,
): Promise<Appointment> {
  const { accountId, account } = caller
  const { startsAt, timeZone, reminders, ...fields } = input
  const customer = found(await deps.findCustomer(accountId, input.customerId))
  await requireActiveMember(input.memberId, accountId, deps)
  const zone = timeZone ?? customer.timeZone ?? account.timeZone
  const now = deps.now()
  const at = toInstant(now)
  const appointment: Appointment = {
    ...fields,
    ...(isLocalTime(startsAt) ? zonedTimeOfLocal(startsAt, zone) : zonedTimeOfInstant(startsAt, zone)),
    appointmentId: newId(),
    status: 'scheduled',
    revision: 1,
    version: 1,
    zoneGiven: timeZone !== undefined,
    offsets: reminders ?? account.settings.messaging.reminderOffsets,
    createdAt: at,
    updatedAt: at,
  }
  const isCreated = await deps.createAppointment(accountId, appointment, replan(undefined, appointment, now))
  if (!isCreated) throw new AppError('not_found')
  return appointment
}

/** @throws AppError `not_found` */
export async function requireActiveMember(
  memberId: string | null | undefined,
  accountId: string,
  deps: Pick<AppointmentDeps, 'findMember'>,
): Promise<void> {
  if (memberId == null) return
  const member = found(await deps.findMember(accountId, memberId))
  if (member.state !== 'active') throw new AppError('not_found')
}
