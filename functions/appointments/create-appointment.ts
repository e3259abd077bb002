import type { CustomerStore } from '../customers/customer-store.ts'
import { AppError, found } from '../shared/errors.ts'
import type { Member } from '../shared/identity/member.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { newId } from '../shared/ids.ts'
import { toInstant } from '../shared/instant.ts'
import type { AppointmentStore } from './appointment-store.ts'
import { isLocalTime, momentAt, momentIn } from './domain/local-time.ts'
import { replanned } from './domain/reminders.ts'
import type { Appointment } from './items.ts'
import type { NewAppointment } from './schemas.ts'

export type Deps = Pick<CustomerStore, 'findCustomer'> &
  AppointmentStore & {
    readonly findMember: (accountId: string, memberId: string) => Promise<Member | undefined>
    readonly now: () => number
  }
export type StaffCaller = Pick<Principal, 'accountId' | 'memberId' | 'role' | 'account'>

/** Throws 404 for a customer or member who is not of this account. */
export async function createAppointment(input: NewAppointment, caller: StaffCaller, deps: Deps): Promise<Appointment> {
  const { accountId, account } = caller
  const { startsAt, timeZone, reminders, ...fields } = input
  const customer = found(await deps.findCustomer(accountId, input.customerId))
  await requireMember(input.memberId, accountId, deps)
  const zone = timeZone ?? customer.timeZone ?? account.timeZone
  const now = deps.now()
  const at = toInstant(now)
  const appointment: Appointment = {
    ...fields,
    ...(isLocalTime(startsAt) ? momentAt(startsAt, zone) : momentIn(startsAt, zone)),
    appointmentId: newId(),
    status: 'scheduled',
    revision: 1,
    version: 1,
    zoneGiven: timeZone !== undefined,
    offsets: reminders ?? account.settings.messaging.reminderOffsets,
    createdAt: at,
    updatedAt: at,
  }
  const made = await deps.createAppointment(accountId, appointment, replanned(undefined, appointment, now))
  if (!made) throw new AppError('not_found')
  return appointment
}

/** Whoever is sent to a customer must be somebody who works here. */
export async function requireMember(
  memberId: string | null | undefined,
  accountId: string,
  deps: Pick<Deps, 'findMember'>,
): Promise<void> {
  if (memberId == null) return
  const member = found(await deps.findMember(accountId, memberId))
  if (member.state !== 'active') throw new AppError('not_found')
}
