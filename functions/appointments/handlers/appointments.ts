import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { messageStore } from '../../notifications/message-store.ts'
import { reminderOutlooks } from '../../notifications/outlook/reminder-outlooks.ts'
import { usageStore } from '../../notifications/usage-store.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created, ok } from '../../shared/http/route.ts'
import type { AccountState } from '../../shared/identity/account.ts'
import { findMember, findMembers } from '../../shared/identity/member-store.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { openTable } from '../../shared/table/table.ts'
import { appointmentStore } from '../appointment-store.ts'
import type { Written } from '../appointment-warnings.ts'
import { cancelAppointment, changeAppointment, typedStart } from '../change-appointment.ts'
import { createAppointment } from '../create-appointment.ts'
import type { Appointment } from '../items.ts'
import { listAppointments, readAppointment } from '../read-appointments.ts'
import { CancelAppointment, ChangeAppointment, CreateAppointment, GetAppointment, ListAppointments } from '../routes.ts'
import { showAppointments, showOne } from '../show-appointments.ts'

const table = openTable()
const stores = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...appointmentStore(table),
  ...messageStore(table),
  ...usageStore(table),
  allowedCountries: env('ALLOWED_COUNTRIES'),
  textCaps: env('TEXT_CAPS'),
  now: clock,
}
const deps = {
  ...stores,
  findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
  findMembers: (accountId: string, memberIds: readonly string[]) => findMembers(table, accountId, memberIds),
  outlooks: (account: AccountState) => reminderOutlooks(account, stores),
}
const show = (appointment: Appointment, principal: Principal, written?: Written) =>
  showOne(appointment, written, principal, deps)

export const handler = http(
  bind(CreateAppointment, async ({ body }, principal) =>
    created(await show(await createAppointment(body, principal, deps), principal, body)),
  ),
  bind(ListAppointments, async ({ query }, principal) => {
    const { items, ...page } = await listAppointments(query, principal, deps)
    return ok({ ...page, items: await showAppointments(items, principal, deps) })
  }),
  bind(GetAppointment, async ({ params }, principal) =>
    ok(await show(await readAppointment(params.id, principal, deps), principal)),
  ),
  bind(ChangeAppointment, async ({ params, body }, principal) => {
    const startsAt = await typedStart(params.id, body, principal, deps)
    return ok(await show(await changeAppointment(params.id, body, principal, deps), principal, { startsAt }))
  }),
  bind(CancelAppointment, async ({ params }, principal) =>
    ok(await show(await cancelAppointment(params.id, principal, deps), principal)),
  ),
)
