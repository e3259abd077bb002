import { describe, expect, test } from 'vitest'
import { appointmentStore } from '../../functions/appointments/appointment-store.ts'
import { cancelAppointment, changeAppointment } from '../../functions/appointments/change-appointment.ts'
import { createAppointment } from '../../functions/appointments/create-appointment.ts'
import { listAppointments, readAppointment } from '../../functions/appointments/read-appointments.ts'
import { NewAppointment } from '../../functions/appointments/schemas.ts'
import { showAppointment } from '../../functions/appointments/show-appointment.ts'
import { createCustomer } from '../../functions/customers/create-customer.ts'
import { MemberItem } from '../../functions/shared/identity/member.ts'
import { findMember } from '../../functions/shared/identity/member-store.ts'
import { partitionOf } from '../../functions/shared/keys.ts'
import { readRange } from '../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { customerWorld, noon } from '../customers/world.ts'
import { giveKeys } from '../support/engine.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

async function company(accountId: string) {
  await giveKeys(table, accountId)
  const { deps: customers, office, time } = customerWorld(table, accountId)
  const deps = {
    ...customers,
    ...appointmentStore(table),
    findMember: (account: string, memberId: string) => findMember(table, account, memberId),
  }
  const owner = { ...office, role: 'owner' as const }
  const { customerId } = await createCustomer({ name: 'Ana', kind: 'customer' }, office, customers)
  const book = (over: object = {}, caller: Parameters<typeof createAppointment>[1] = owner) => {
    const common = { customerId, startsAt: '2026-03-10T09:00', timeZone: 'America/New_York', durationMinutes: 60 }
    return createAppointment(NewAppointment.parse({ ...common, kind: 'job', title: 'Boiler', ...over }), caller, deps)
  }
  const hire = async (memberId: string, state: 'active' | 'removed' = 'active') => {
    const person = { sub: memberId, role: 'worker' as const, state, createdAt: '', name: 'Ben', email: 'b@x.example' }
    const Item = await table.row(MemberItem, accountId, { memberId, ...person })
    await table.transact([{ Put: { TableName: table.name, Item } }], () => {})
    return { ...owner, memberId, role: 'worker' as const }
  }
  const due = async () =>
    (await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))).map(({ sk, dueAt }) => [
      String(sk).replace(/^reminder#[^#]*#/, ''),
      new Date(Number(dueAt)).toISOString(),
    ])
  const list = async (query: object = {}, caller: Parameters<typeof listAppointments>[1] = owner) =>
    (await listAppointments({ limit: 50, ...query }, caller, deps)).items
  return { deps, owner, time, customerId, book, hire, due, list }
}

describe('an appointment', () => {
  test('has local time, zone, instant and reminders', async () => {
    const { book, due, deps, owner } = await company('made')
    const made = await book()
    expect(made).toMatchObject({
      startsAt: '2026-03-10T13:00:00.000Z',
      localStart: '2026-03-10T09:00:00',
      revision: 1,
      zoneGiven: true,
    })
    expect(await due()).toEqual([
      ['1#-P1D', '2026-03-09T13:00:00.000Z'],
      ['1#-PT2H', '2026-03-10T11:00:00.000Z'],
    ])
    const read = await readAppointment(made.appointmentId, owner, deps)
    expect(read).toEqual(made)
    expect(showAppointment(read, noon).reminders).toHaveLength(4)
    expect(showAppointment(read, noon).reminders[0]).toEqual({
      offset: '-P1D',
      dueAt: '2026-03-09T13:00:00.000Z',
      channel: 'sms',
      state: 'scheduled',
    })
  })

  test('without a zone takes the account’s, and does not say that one was given', async () => {
    const { book } = await company('zoneless')
    expect(await book({ startsAt: '2026-03-10T09:00:00+01:00', timeZone: undefined })).toMatchObject({
      startsAt: '2026-03-10T08:00:00.000Z',
      timeZone: 'America/New_York',
      localStart: '2026-03-10T04:00:00',
      zoneGiven: false,
    })
  })

  test('for an unknown customer or member is 404', async () => {
    const { book, hire } = await company('strangers')
    await hire('left', 'removed')
    await expect(book({ customerId: 'nobody' })).rejects.toMatchObject({ status: 404 })
    await expect(book({ memberId: 'nobody' })).rejects.toMatchObject({ status: 404 })
    await expect(book({ memberId: 'left' })).rejects.toMatchObject({ status: 404 })
  })

  test('of another account is 404', async () => {
    const [mine, theirs] = [await company('mine'), await company('theirs')]
    const { appointmentId } = await mine.book()
    for (const request of [
      () => readAppointment(appointmentId, theirs.owner, theirs.deps),
      () => changeAppointment(appointmentId, { title: 'x' }, theirs.owner, theirs.deps),
      () => cancelAppointment(appointmentId, theirs.owner, theirs.deps),
      () => theirs.book({ customerId: mine.customerId }),
    ]) {
      await expect(request()).rejects.toMatchObject({ status: 404 })
    }
  })
})

describe('a change', () => {
  test('of time makes a new revision, moves the entry and replaces the reminders', async () => {
    const { book, due, list, deps, owner } = await company('moved')
    const { appointmentId } = await book()
    const changed = await changeAppointment(appointmentId, { startsAt: '2026-03-12T10:00' }, owner, deps)
    expect(changed).toMatchObject({ revision: 2, startsAt: '2026-03-12T14:00:00.000Z', title: 'Boiler' })
    expect((await due()).map(([id]) => id)).toEqual([`move#${appointmentId}`, '2#-P1D', '2#-PT2H'])
    expect((await list()).map(({ startsAt }) => startsAt)).toEqual(['2026-03-12T14:00:00.000Z'])
  })

  test('of the zone alone keeps the local time', async () => {
    const { book, deps, owner } = await company('zone')
    const { appointmentId } = await book()
    const changed = await changeAppointment(appointmentId, { timeZone: 'America/Chicago' }, owner, deps)
    expect(changed).toMatchObject({
      revision: 2,
      localStart: '2026-03-10T09:00:00',
      startsAt: '2026-03-10T14:00:00.000Z',
    })
  })

  test('of anything else keeps revision and reminders', async () => {
    const { book, due, deps, owner } = await company('title')
    const { appointmentId } = await book()
    const before = await due()
    const change = { title: 'Heater', address: '1 Main St', durationMinutes: 90, startsAt: '2026-03-10T13:00:00.000Z' }
    expect(await changeAppointment(appointmentId, change, owner, deps)).toMatchObject({
      revision: 1,
      version: 2,
      title: 'Heater',
      address: '1 Main St',
    })
    expect(await due()).toEqual(before)
  })

  test('by several at once keeps them all, and the last revision’s reminders only', async () => {
    const { book, due, deps, owner } = await company('racing')
    const { appointmentId } = await book()
    const change = (fields: object) => changeAppointment(appointmentId, fields, owner, deps)
    await Promise.all([
      change({ startsAt: '2026-03-12T10:00' }),
      change({ startsAt: '2026-03-13T10:00' }),
      change({ title: 'Heater' }),
    ])
    const now = await readAppointment(appointmentId, owner, deps)
    expect(now).toMatchObject({ revision: 3, version: 4, title: 'Heater' })
    expect((await due()).map(([id]) => id)).toEqual([`move#${appointmentId}`, '3#-P1D', '3#-PT2H'])
  })

  test('of what is cancelled is refused; cancelling twice is not', async () => {
    const { book, due, deps, owner } = await company('cancelled')
    const { appointmentId } = await book()
    await cancelAppointment(appointmentId, owner, deps)
    expect(await cancelAppointment(appointmentId, owner, deps)).toMatchObject({ status: 'cancelled', version: 2 })
    expect((await due()).map(([id]) => id)).toEqual([`cancellation#${appointmentId}`])
    await expect(changeAppointment(appointmentId, { title: 'x' }, owner, deps)).rejects.toMatchObject({
      code: 'wrong_state',
    })
  })
})

describe('workers', () => {
  test('see and change their own appointments only', async () => {
    const { book, hire, list, deps } = await company('workers')
    const [ana, ben] = [await hire('ana'), await hire('ben')]
    const { appointmentId } = await book({ memberId: 'ana' })
    await book()
    expect(await list({}, ana)).toHaveLength(1)
    expect(await list({}, ben)).toHaveLength(0)
    expect(await changeAppointment(appointmentId, { title: 'Done' }, ana, deps)).toMatchObject({ title: 'Done' })
    for (const request of [
      () => readAppointment(appointmentId, ben, deps),
      () => cancelAppointment(appointmentId, ben, deps),
      () => changeAppointment(appointmentId, { title: 'Mine' }, ben, deps),
    ]) {
      await expect(request()).rejects.toMatchObject({ code: 'not_found' })
    }
    for (const request of [
      () => changeAppointment(appointmentId, { memberId: 'ben' }, ana, deps),
      () => list({ memberId: 'ana' }, ben),
    ]) {
      await expect(request()).rejects.toMatchObject({ code: 'forbidden' })
    }
  })
})

test('the list is by start, latest first, from inclusive and to exclusive, and filters', async () => {
  const { book, list, hire, customerId } = await company('listed')
  await hire('ana')
  for (const day of ['10', '11', '12'])
    await book({ startsAt: `2026-03-${day}T09:00`, memberId: day === '11' ? 'ana' : undefined })
  const days = async (query: object) => (await list(query)).map(({ localStart }) => localStart.slice(8, 10))
  expect(await days({})).toEqual(['12', '11', '10'])
  expect(await days({ from: '2026-03-10T13:00:00.000Z', to: '2026-03-12T13:00:00.000Z' })).toEqual(['11', '10'])
  expect(await days({ from: '2026-03-12T13:00:00.000Z', to: '2026-03-10T13:00:00.000Z' })).toEqual([])
  expect(await days({ memberId: 'ana' })).toEqual(['11'])
  expect(await days({ customerId })).toHaveLength(3)
  expect(await days({ customerId: 'nobody' })).toEqual([])
})
