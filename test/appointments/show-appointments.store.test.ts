import { describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { changeAppointment, typedStart } from '../../functions/appointments/change-appointment.ts'
import { createAppointment } from '../../functions/appointments/create-appointment.ts'
import { Appointment, AppointmentChange, NewAppointment } from '../../functions/appointments/schemas.ts'
import { showAppointments, showOne } from '../../functions/appointments/show-appointments.ts'
import { reminderOutlooks } from '../../functions/notifications/outlook/reminder-outlooks.ts'
import type { AccountState } from '../../functions/shared/identity/account.ts'
import { MemberItem } from '../../functions/shared/identity/member.ts'
import { findMembers } from '../../functions/shared/identity/member-store.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { aCompany } from '../notifications/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

async function office(accountId: string, customerFields: object = {}) {
  const company = await aCompany(table, accountId)
  const deps = {
    ...company.deps,
    findMembers: (account: string, ids: readonly string[]) => findMembers(table, account, ids),
    outlooks: (account: AccountState) => reminderOutlooks(account, company.deps),
  }
  for (const memberId of ['ben', 'cleo']) {
    const person = { sub: `${accountId}-${memberId}`, role: 'worker' as const, state: 'active' as const, createdAt: '' }
    const Item = await table.row(MemberItem, accountId, {
      memberId,
      ...person,
      name: `The ${memberId}`,
      email: 'b@x.example',
    })
    await table.transact([{ Put: { TableName: table.name, Item } }], () => {})
  }
  const { customerId } = await company.customer(customerFields)
  const book = async (over: object = {}) => {
    const common = { customerId, startsAt: '2026-03-10T09:00', timeZone: 'America/New_York', durationMinutes: 60 }
    const body = NewAppointment.parse({ ...common, kind: 'job', title: 'Boiler', memberId: 'ben', ...over })
    const made = await createAppointment(body, company.owner, deps)
    return Appointment.parse(await showOne(made, body, company.owner, deps))
  }
  const change = async (appointmentId: string, body: object) => {
    const parsed = AppointmentChange.parse(body)
    const typed = await typedStart(appointmentId, parsed, company.owner, deps)
    const changed = await changeAppointment(appointmentId, parsed, company.owner, deps)
    return Appointment.parse(await showOne(changed, { startsAt: typed }, company.owner, deps))
  }
  return { ...company, deps, book, change }
}

const codes = ({ warnings }: Shown) => warnings?.map(({ code }) => code)
type Shown = z.infer<typeof Appointment>

describe('an appointment as it is shown', () => {
  test('names customer and worker, and each reminder says what the gate would say', async () => {
    const { book, deps, owner, time } = await office('shown')
    const made = await book()
    expect(made).toMatchObject({ customerName: 'Ana', memberName: 'The ben' })
    expect(made.reminders).toHaveLength(4)
    for (const { outlook } of made.reminders) expect(outlook).toEqual({ wouldSend: false, reason: 'no_consent' })
    expect(made).not.toHaveProperty('warnings')
    const read = await deps.findAppointment('shown', made.appointmentId)
    if (!read) throw new Error('no appointment')
    const [listed] = await showAppointments([read, read], owner, { ...deps, now: () => time.now })
    expect(listed).toMatchObject({ customerName: 'Ana', memberName: 'The ben', reminders: made.reminders })
  })

  test('says of a reminder that went out what became of it, and never that it is scheduled', async () => {
    const { book, change, deps, time, customer, recordsConsent, runDue } = await office('outcome')
    const { customerId } = await customer({ phone: '206 555 0177' })
    await recordsConsent(customerId)
    const made = await book({ customerId, reminders: ['-P1D'] })
    const bySms = ({ reminders }: Shown) => reminders.find(({ channel }) => channel === 'sms')
    expect(bySms(made)).toMatchObject({ state: 'scheduled', outlook: { wouldSend: true } })
    time.now = Date.parse('2026-03-09T13:00:30Z')
    await runDue()
    const moved = await change(made.appointmentId, { startsAt: '2026-03-10T09:10' })
    const outlook = { wouldSend: false, status: 'sent' }
    expect(bySms(moved)).toMatchObject({ state: 'passed', dueAt: '2026-03-09T13:10:00.000Z', outlook })
    expect(deps.now()).toBeLessThan(Date.parse('2026-03-09T13:10:00.000Z'))
  })

  test.each([
    ['at the same time', { startsAt: '2026-03-10T09:00' }, true],
    ['that begins within', { startsAt: '2026-03-10T09:59' }, true],
    ['that ends within', { startsAt: '2026-03-10T08:30' }, true],
    ['that began days before', { startsAt: '2026-03-04T09:01', durationMinutes: 6 * 24 * 60 }, true],
    ['that ends when it begins', { startsAt: '2026-03-10T08:00' }, false],
    ['that begins when it ends', { startsAt: '2026-03-10T10:00' }, false],
    ['of a colleague', { memberId: 'cleo' }, false],
    ['of nobody', { memberId: undefined }, false],
  ])('warns of another appointment of its worker %s', async (name, other, isBusy) => {
    const { book } = await office(`busy-${name.replaceAll(' ', '-')}`)
    expect(codes(await book(other))).toBeUndefined()
    const made = await book()
    expect(codes(made)).toEqual(isBusy ? ['worker_busy'] : undefined)
  })

  test('looks for another appointment of its worker only when it is made or changed', async () => {
    const { book, deps, owner } = await office('busy-read')
    await book()
    const { appointmentId } = await book()
    const read = await deps.findAppointment('busy-read', appointmentId)
    if (!read) throw new Error('no appointment')
    let looks = 0
    const hasOverlap = async () => {
      looks += 1
      return true
    }
    const counting = { ...deps, hasOverlap }
    expect(codes(Appointment.parse(await showOne(read, undefined, owner, counting)))).toBeUndefined()
    expect(looks).toBe(0)
    expect(codes(Appointment.parse(await showOne(read, {}, owner, counting)))).toEqual(['worker_busy'])
  })

  test('warns not of a cancelled one, nor of itself, and again when it is given to a busy worker', async () => {
    const { book, change } = await office('busy-change')
    await book()
    const second = await book({ memberId: 'cleo' })
    expect(codes(await change(second.appointmentId, { title: 'Stove' }))).toBeUndefined()
    expect(codes(await change(second.appointmentId, { memberId: 'ben' }))).toEqual(['worker_busy'])
    expect(codes(await change(second.appointmentId, { startsAt: '2026-03-10T12:00' }))).toBeUndefined()
  })

  test('warns of a start that is past, when it is given', async () => {
    const { book, change } = await office('past')
    const made = await book({ startsAt: '2026-03-01T09:00' })
    expect(codes(made)).toEqual(['in_the_past'])
    expect(codes(await change(made.appointmentId, { title: 'Stove' }))).toBeUndefined()
    expect(codes(await change(made.appointmentId, { startsAt: '2026-03-01T08:00:00Z' }))).toEqual(['in_the_past'])
  })

  test.each([
    ['2026-03-08T02:30', 'America/New_York', ['time_shifted']],
    ['2026-03-08T02:30:15.500', 'America/New_York', ['time_shifted']],
    ['2026-10-04T02:15', 'Australia/Lord_Howe', ['time_shifted']],
    ['2026-11-01T01:30', 'America/New_York', undefined],
    ['2026-03-08T02:30', 'America/Phoenix', undefined],
    ['2026-03-08T02:30:00-05:00', 'America/New_York', undefined],
  ])('warns of a local time that does not exist: %s in %s', async (startsAt, timeZone, warned) => {
    const { book } = await office(`shifted-${startsAt.replace(/\W/g, '')}-${timeZone.slice(-4)}`)
    expect(codes(await book({ startsAt, timeZone }))).toEqual(warned)
  })

  test('warns of a local time that does not exist in a new zone', async () => {
    const { book, change } = await office('shifted-zone')
    const made = await book({ startsAt: '2026-03-08T02:30', timeZone: 'America/Phoenix' })
    const moved = await change(made.appointmentId, { timeZone: 'America/New_York' })
    expect([moved.localStart, codes(moved)]).toEqual(['2026-03-08T03:30:00', ['time_shifted']])
    expect(codes(await change(made.appointmentId, { timeZone: 'America/Chicago' }))).toBeUndefined()
  })

  test('is shown without what cannot be read', async () => {
    const { book, deps, owner } = await office('unreadable')
    const made = await book()
    const read = await deps.findAppointment('unreadable', made.appointmentId)
    if (!read) throw new Error('no appointment')
    const fails = () => Promise.reject(new Error('Ana is unreadable'))
    const broken = { ...deps, outlooks: () => fails, findCustomer: fails, findCustomers: fails, findMembers: fails }
    const shown = Appointment.parse(
      await showOne(read, { startsAt: read.localStart }, owner, { ...broken, hasOverlap: fails }),
    )
    expect(shown).toMatchObject({ appointmentId: made.appointmentId, title: 'Boiler' })
    expect(shown.reminders.map(({ outlook }) => outlook)).toEqual(Array(4).fill(undefined))
    const [listed] = await showAppointments([read], owner, broken)
    expect(listed).toMatchObject({ appointmentId: made.appointmentId, memberName: undefined })
  })

  test('warns of its customer’s phone as the customer does', async () => {
    const { book, customer } = await office('phone-of-customer', { phone: '436-234-5678' })
    expect(codes(await book())).toEqual(['unverified_number'])
    await customer({ name: 'Ben', phone: '+1 436 234 5678' })
    expect(codes(await book({ startsAt: '2026-03-11T09:00' }))).toEqual(['unverified_number', 'same_phone'])
  })

  test('warns of a phone that is not texted', async () => {
    const { book } = await office('far', { phone: '+491701234567' })
    expect(codes(await book())).toEqual(['destination_not_allowed'])
  })
})
