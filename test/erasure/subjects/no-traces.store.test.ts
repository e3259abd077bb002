import { expect, test } from 'vitest'
import { cancelAppointment, changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { onceByKey } from '../../../functions/shared/http/idempotency.ts'
import { created } from '../../../functions/shared/http/route.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { correctShift } from '../../../functions/shifts/corrections/correct-shift.ts'
import { enterShift } from '../../../functions/shifts/corrections/enter-shift.ts'
import { NewShift, ShiftCorrection } from '../../../functions/shifts/corrections/schemas.ts'
import { devicesOver } from '../../accounts/devices/device-world.ts'
import { allRows } from '../../accounts/full-account.ts'
import { aWorld } from '../../accounts/world.ts'
import { aCompany, aReadyCustomer, type Company } from '../../notifications/world.ts'
import { storesOver } from '../../shifts/world.ts'
import { apiEvent } from '../../support/api-event.ts'
import { putRows } from '../../support/put-rows.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { anErasingOfSubjects } from './erasing-subjects.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

/** A customer with every kind of row: consents, appointments, messages in all states, and stored responses. */
async function aKnownCustomer(company: Company, phone: string) {
  const email = `${phone}@x.example`
  const { customerId, appointmentId: sent } = await aReadyCustomer(company, { name: 'Carla', phone, email })
  await company.remind(sent, ['sms', 'email'])
  await company.runDue()
  const { appointmentId: calledOff } = await company.appointment(customerId)
  await company.remind(calledOff, ['email'])
  await company.runDue()
  const { appointmentId: planned } = await company.appointment(customerId)
  await company.receives('Is it today?', { from: `+1${phone}` })
  const caller = company.owner as unknown as Principal
  const path = `/v1/customers/${customerId}/consents`
  const about = { method: 'POST', path, params: { id: customerId }, headers: { 'idempotency-key': phone } }
  await onceByKey(table, caller, apiEvent(about), async () => created({ evidence: 'A paper' }))
  const made = { method: 'POST', path: '/v1/customers', body: '{}', headers: { 'idempotency-key': phone } }
  await onceByKey(table, caller, apiEvent(made), async () => created({ customerId, name: 'Carla' }))
  const leaveWork = async () => {
    await cancelAppointment(calledOff, company.owner, company.deps)
    await company.remind(planned)
    await changeAppointment(sent, { startsAt: '2026-03-05T15:00:00Z' }, company.owner, company.deps)
  }
  return { customerId, appointments: [sent, calledOff, planned], leaveWork }
}

/** Types of all rows that contain one of these ids. */
async function naming(...ids: readonly string[]) {
  const rows = (await allRows(table)).filter((row) => ids.some((id) => JSON.stringify(row).includes(id)))
  return new Set(rows.map((row) => (row['type'] === 'due' ? `due ${row['kind']}` : String(row['type']))))
}

test('the audit trail outlives a member and contains no name, address, label or text about the member (erasure rule 12)', async () => {
  const world = aWorld(table)
  const owner = await world.anOwner()
  const secrets = ['Wilhelmina', 'wilhelmina@x.example', 'Hers', 'Minnie', 'overslept', 'felt ill']
  const { memberId } = await world.invite(owner, { name: 'Wilhelmina', email: 'wilhelmina@x.example', role: 'worker' })
  await world.change(owner, memberId, { name: 'Minnie', role: 'staff' })
  const devices = devicesOver(table)
  const { deviceId } = await devices.add(owner, memberId, 'Hers')
  await devices.remove(owner, memberId, deviceId)
  const shifts = { ...storesOver(table), ...world.deps, now: Date.now }
  const times = { startedAt: '2026-01-05T08:00:00.000Z', endedAt: '2026-01-05T12:00:00.000Z' }
  const entered = NewShift.parse({ memberId, reason: 'overslept', ...times })
  const { shiftId } = await enterShift(entered, owner, shifts)
  const change = { startedAt: '2026-01-05T09:00:00.000Z', note: 'felt ill', reason: 'overslept' }
  await correctShift(shiftId, ShiftCorrection.parse(change), owner, shifts)
  await world.remove(owner, memberId)
  const entries = await listItems(table, AuditItem, owner.accountId)
  expect(entries.map(({ action }) => action)).toEqual([
    'account.opened',
    'member.invited',
    'member.changed',
    'device.added',
    'device.removed',
    'shift.entered',
    'shift.corrected',
    'member.removed',
  ])
  for (const secret of secrets) expect(JSON.stringify(entries)).not.toContain(secret)
  const detailsOf = (wanted: string) => entries.find(({ action }) => action === wanted)?.details
  expect(detailsOf('member.changed')).toEqual({
    fields: ['name', 'role'],
    old: { role: 'worker' },
    new: { role: 'staff' },
  })
  const startedAt = { from: times.startedAt, to: change.startedAt }
  expect(detailsOf('shift.corrected')).toEqual({ memberId, changes: { startedAt, note: 'changed' } })
})

test('after the erasure of a customer only the audit entry names the customer; the neighbour’s rows are unchanged', async () => {
  const company = await aCompany(table, '01JD00000000000000000TRACE')
  const carla = await aKnownCustomer(company, '2065550142')
  const dario = await aKnownCustomer(company, '2065550143')
  for (const { leaveWork } of [carla, dario]) await leaveWork()
  const every = [
    'appointment',
    'appointmentByTime',
    'audit',
    'consent',
    'consentLedger',
    'customer',
    'due cancellation',
    'due move',
    'due reminder',
    'emailPointer',
    'idempotency',
    'message',
    'messageByTime',
    'phonePointer',
  ]
  for (const { customerId, appointments } of [carla, dario]) {
    expect([...(await naming(customerId, ...appointments))].sort()).toEqual(every)
  }
  const before = (await allRows(table)).filter((row) => JSON.stringify(row).includes(dario.customerId))
  const messages = (await allRows(table)).filter(
    (row) => row['type'] === 'message' && row['customerId'] === carla.customerId,
  )
  const messageIds = messages.map(({ messageId }) => String(messageId))
  for (const type of ['due message', 'providerPointer']) expect(await naming(...messageIds)).toContain(type)

  const erasing = anErasingOfSubjects(table)
  for (const work of await erasing.askFor(carla.customerId, company)) await erasing.run(work)

  expect([...(await naming(carla.customerId, ...carla.appointments, ...messageIds))]).toEqual(['audit'])
  expect((await allRows(table)).filter((row) => JSON.stringify(row).includes(dario.customerId))).toEqual(before)
})

test('a sender that lists a message after its row was erased leaves nothing', async () => {
  const company = await aCompany(table, '01JD0000000000000000000LATE')
  const { customerId } = await aKnownCustomer(company, '2065550144')
  const partition = partitionOf(company.accountId, 'messageByTime')
  const listed = (await allRows(table)).filter(({ pk }) => pk === partition)
  // lists with a name are written together with the message
  const entries = listed
    .filter(({ sk }) => !String(sk).startsWith('~'))
    .map((row) => ({ ...row, type: 'messageByTime' as const }))
  const messageIds = listed.map(({ messageId }) => String(messageId))
  expect(entries.length).toBeGreaterThan(2)
  const erasing = anErasingOfSubjects(table)
  const [atOnce, afterQuiesce] = await erasing.askFor(customerId, company)
  if (!atOnce || !afterQuiesce) return expect.unreachable()
  await erasing.run(atOnce)
  await putRows(table, entries)
  await erasing.run(afterQuiesce)
  expect([...(await naming(customerId, ...messageIds))]).toEqual(['audit'])
})
