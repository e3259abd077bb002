import { customerStore } from '../../customers/customer-store.ts'
import { clock } from '../../shared/clock.ts'
import { http } from '../../shared/http/http.ts'
import { bind, created, ok } from '../../shared/http/route.ts'
import { findMember } from '../../shared/identity/member-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { appointmentStore } from '../appointment-store.ts'
import { cancelAppointment, changeAppointment } from '../change-appointment.ts'
import { createAppointment } from '../create-appointment.ts'
import { listAppointments, readAppointment } from '../read-appointments.ts'
import { CancelAppointment, ChangeAppointment, CreateAppointment, GetAppointment, ListAppointments } from '../routes.ts'
import { showAppointment } from '../show-appointment.ts'

const table = openTable()
const { findCustomer } = customerStore(table)
const deps = {
  ...appointmentStore(table),
  findCustomer,
  findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),
  now: clock,
}

export const handler = http(
  bind(CreateAppointment, async ({ body }, principal) =>
    created(showAppointment(await createAppointment(body, principal, deps), clock())),
  ),
  bind(ListAppointments, async ({ query }, principal) => {
    const { items, ...page } = await listAppointments(query, principal, deps)
    return ok({ ...page, items: items.map((each) => showAppointment(each, clock())) })
  }),
  bind(GetAppointment, async ({ params }, principal) =>
    ok(showAppointment(await readAppointment(params.id, principal, deps), clock())),
  ),
  bind(ChangeAppointment, async ({ params, body }, principal) =>
    ok(showAppointment(await changeAppointment(params.id, body, principal, deps), clock())),
  ),
  bind(CancelAppointment, async ({ params }, principal) =>
    ok(showAppointment(await cancelAppointment(params.id, principal, deps), clock())),
  ),
)
