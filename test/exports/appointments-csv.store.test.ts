import { expect, test } from 'vitest'
import { appointmentStore } from '../../functions/appointments/appointment-store.ts'
import { createAppointment } from '../../functions/appointments/create-appointment.ts'
import { customerStore } from '../../functions/customers/customer-store.ts'
import { readCsv } from '../../functions/shared/csv/read-csv.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import type { World } from '../accounts/world.ts'
import { csvFiles } from './csv-files.ts'
import { beforeEachWithExporting } from './export-hooks.ts'
import type { Exporting } from './exporting.ts'

let world: World
let exporting: Exporting
let owner: Principal

beforeEachWithExporting(async (given) => {
  ;({ world, exporting } = given)
  owner = await world.anOwner()
})

test('appointments.csv has local date and time, the instant, and the names of customer and worker', async () => {
  const carla = { name: '=Carla', kind: 'customer' as const, tags: [] }
  const customer = await customerStore(world.table).createCustomer(owner.accountId, carla, '2026-01-01T00:00:00.000Z')
  const worker = await world.aMember(owner, 'worker')
  const deps = {
    ...appointmentStore(world.table),
    ...customerStore(world.table),
    findMember: world.deps.findMember,
    now: () => Date.parse('2026-07-01T00:00:00Z'),
  }
  const appointment = {
    customerId: customer.customerId,
    memberId: worker.memberId,
    startsAt: '2026-07-04T09:30:00',
    timeZone: 'America/New_York',
    durationMinutes: 90,
    kind: 'job' as const,
    title: '-10% "spring" clean',
    address: '1 Main St, Springfield',
    position: { lat: 40.5, lon: -73.9 },
  }
  const { appointmentId } = await createAppointment(appointment, owner, deps)
  const [file = ''] = await csvFiles('appointments', owner, exporting)
  const [header, line] = readCsv(file.replace(/^\uFEFF/, ''), ',').map(({ cells = [] }) => cells)
  expect(Object.fromEntries(header?.map((name, index) => [name, line?.[index]]) ?? [])).toEqual({
    date: '2026-07-04',
    time: '09:30:00',
    timeZone: 'America/New_York',
    startsAt: '2026-07-04T13:30:00.000Z',
    durationMinutes: '90',
    status: 'scheduled',
    kind: 'job',
    title: '\'-10% "spring" clean',
    customer: "'=Carla",
    customerId: customer.customerId,
    member: 'A worker',
    memberId: worker.memberId,
    address: '1 Main St, Springfield',
    lat: '40.5',
    lon: '-73.9',
    appointmentId,
  })
})
