import { describe, expect, test } from 'vitest'
import { cancelAppointment, changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { remindersOf } from '../../../functions/appointments/domain/reminders.ts'
import type { Appointment } from '../../../functions/appointments/items.ts'
import { reminderOutlooks } from '../../../functions/notifications/outlook/reminder-outlooks.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

async function outlooksOf(company: Company, appointment: Appointment, account = company.account) {
  const outlookOf = reminderOutlooks(account, company.deps)
  const all: [string, object][] = []
  for (const reminder of remindersOf(appointment))
    for (const channel of ['sms', 'email'] as const)
      all.push([`${reminder.offset} ${channel}`, await outlookOf(appointment, reminder, channel)])
  return Object.fromEntries(all)
}

const read = async (company: Company, appointmentId: string) => {
  const found = await company.deps.findAppointment(company.accountId, appointmentId)
  if (!found) throw new Error('no appointment')
  return found
}

const refused = (reason: string) => ({ wouldSend: false, reason })
const goes = (at: string) => ({ wouldSend: true, at: `2026-03-${at}.000Z` })

describe('the outlook of a planned reminder', () => {
  test.each([
    ['08:00', '04T13:00:00Z', { '-P1D sms': goes('03T13:00:00'), '-PT2H sms': refused('too_late') }],
    ['08:29', '04T13:29:00Z', { '-P1D sms': goes('03T13:29:00'), '-PT2H sms': refused('too_late') }],
    ['08:30', '04T13:30:00Z', { '-P1D sms': goes('03T13:30:00'), '-PT2H sms': goes('04T13:00:00') }],
    ['09:00', '04T14:00:00Z', { '-P1D sms': goes('03T14:00:00'), '-PT2H sms': goes('04T13:00:00') }],
    ['10:00', '04T15:00:00Z', { '-P1D sms': goes('03T15:00:00'), '-PT2H sms': goes('04T13:00:00') }],
    ['22:30', '05T03:30:00Z', { '-P1D sms': goes('04T13:00:00'), '-PT2H sms': refused('too_late') }],
  ])('at %s is what happens then', async (clock, startsAt, promised) => {
    const company = await aCompany(table, `outlook-${clock.replace(':', '')}`)
    const { customerId } = await company.customer()
    await company.recordsConsent(customerId)
    const made = await company.appointment(customerId, { startsAt: `2026-03-${startsAt}` })
    const outlooks = await outlooksOf(company, made)
    expect(outlooks).toMatchObject(promised)
    expect(outlooks).toMatchObject({ '-P1D email': refused('no_consent'), '-PT2H email': refused('no_consent') })
    const end = Date.parse(`2026-03-${startsAt}`)
    const sentAt: string[] = []
    for (; company.time.now < end; company.time.now += 15 * 60_000) {
      company.time.now -= company.time.now % 60_000
      const before = company.sms.length
      const at = new Date(company.time.now).toISOString()
      await company.runDue()
      if (company.sms.length > before) sentAt.push(at)
    }
    const promisedAt = Object.values(promised).flatMap((each) => ('at' in each ? [Date.parse(each.at)] : []))
    expect(sentAt.map((at) => Math.floor(Date.parse(at) / 900_000))).toEqual(
      promisedAt.map((at) => Math.ceil(at / 900_000)),
    )
    const messages = (await company.messages()).filter(({ channel }) => channel === 'sms')
    expect(messages.map(({ status }) => status).sort()).toEqual(
      Object.values(promised)
        .map(({ wouldSend }) => (wouldSend ? 'sent' : 'refused'))
        .sort(),
    )
  })

  test.each([
    ['of a customer without an address', { phone: undefined }, {}, 'no_address', 'allow'],
    [
      'of a customer abroad without a time zone',
      { phone: '+16135550143' },
      {},
      'unknown_time_zone',
      'unknown_time_zone',
    ],
    [
      'to a country that is not texted',
      { phone: '+491701234567', timeZone: 'Europe/Berlin' },
      {},
      'destination_not_allowed',
      'allow',
    ],
    ['of an account whose cap is reached', {}, { monthlyCap: 0 }, 'cap_reached', 'cap_reached'],
  ])('%s says why', async (name, customer, messaging, sms, email) => {
    const settings = { ...defaultSettings, messaging: { ...defaultSettings.messaging, ...messaging } }
    const company = await aCompany(table, `why-${name.replaceAll(' ', '-')}`, { settings })
    const { customerId } = await company.customer(customer)
    await company.recordsConsent(customerId).catch(() => undefined)
    await company.recordsConsent(customerId, { channel: 'email' })
    const outlooks = await outlooksOf(company, await company.appointment(customerId))
    const said = (reason: string) => (reason === 'allow' ? { wouldSend: true } : refused(reason))
    expect(outlooks).toMatchObject({ '-P1D sms': said(sms), '-P1D email': said(email) })
  })

  test('changes with a withdrawal and a cancellation', async () => {
    const company = await aCompany(table, 'outlook-changes')
    const { appointmentId, customerId } = await aReadyCustomer(company)
    expect(await outlooksOf(company, await read(company, appointmentId))).toMatchObject({
      '-P1D sms': { wouldSend: true },
    })
    await company.recordsConsent(customerId, { decision: 'withdrawn', method: 'verbal' })
    const stopped = await outlooksOf(company, await read(company, appointmentId))
    expect(stopped).toMatchObject({
      '-P1D sms': refused('withdrawn'),
      '-P1D email': { wouldSend: true },
    })
    const cancelled = await cancelAppointment(appointmentId, company.owner, company.deps)
    expect(Object.values(await outlooksOf(company, cancelled))).toEqual(Array(4).fill(refused('appointment_cancelled')))
  })

  test('that waits for the opening is kept, and one that went out is not promised again', async () => {
    const company = await aCompany(table, 'outlook-waits')
    const { customerId } = await aReadyCustomer(company)
    const made = await company.appointment(customerId, { startsAt: '2026-03-04T14:00:00Z' })
    company.time.now = Date.parse('2026-03-04T12:00:30Z')
    await company.runDue()
    expect(await outlooksOf(company, made)).toMatchObject({
      '-P1D sms': refused('too_late'),
      '-PT2H sms': goes('04T13:00:00'),
    })
    company.time.now = Date.parse('2026-03-04T13:00:30Z')
    await company.runDue()
    expect(await outlooksOf(company, made)).toMatchObject({ '-PT2H sms': { wouldSend: false } })
    const sent = (await company.messages()).filter(
      ({ appointmentId, channel, status }) =>
        appointmentId === made.appointmentId && channel === 'sms' && status === 'sent',
    )
    expect(sent).toHaveLength(1)
  })

  test('of one that went out says no reason once the appointment began, also after a small move', async () => {
    const company = await aCompany(table, 'outlook-begun')
    const { customerId } = await company.customer()
    await company.recordsConsent(customerId)
    const made = await company.appointment(customerId, { reminders: ['-P1D'] })
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    expect(company.sms).toHaveLength(1)
    company.time.now = Date.parse('2026-03-04T15:00:30Z')
    expect(await outlooksOf(company, made)).toMatchObject({ '-P1D sms': { wouldSend: false } })
    expect((await outlooksOf(company, made))['-P1D sms']).not.toHaveProperty('reason')
    const change = { startsAt: '2026-03-04T15:10:00Z' }
    const moved = await changeAppointment(made.appointmentId, change, company.owner, company.deps)
    company.time.now = Date.parse('2026-03-04T15:10:30Z')
    expect((await outlooksOf(company, moved))['-P1D sms']).not.toHaveProperty('reason')
    const late = await company.appointment(customerId, { startsAt: '2026-03-04T15:00:00Z' })
    expect(await outlooksOf(company, late)).toMatchObject({ '-P1D sms': refused('too_late') })
  })

  const sentBySms = { wouldSend: false, status: 'sent' }

  test('that went out says what became of it, before and after its moment, also after a small move', async () => {
    const company = await aCompany(table, 'outlook-outcome')
    const { customerId } = await company.customer()
    await company.recordsConsent(customerId)
    const made = await company.appointment(customerId, { reminders: ['-P1D'] })
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    expect((await outlooksOf(company, made))['-P1D sms']).toEqual(sentBySms)
    const change = { startsAt: '2026-03-04T15:10:00Z' }
    const moved = await changeAppointment(made.appointmentId, change, company.owner, company.deps)
    for (const [time, runs] of [
      ['03T15:05:00', false], // ahead
      ['03T15:10:30', false], // due, and not yet planned
      ['03T15:11:00', true],
      ['03T18:00:00', true],
      ['04T15:10:30', true], // begun
    ] as const) {
      company.time.now = Date.parse(`2026-03-${time}Z`)
      if (runs) await company.runDue()
      expect([time, (await outlooksOf(company, moved))['-P1D sms']]).toEqual([time, sentBySms])
    }
    expect(company.sms).toHaveLength(1)
  })

  test('that was refused when it was sent, or failed, says why', async () => {
    const company = await aCompany(table, 'outlook-failed')
    const { customerId } = await company.customer()
    await company.recordsConsent(customerId)
    const made = await company.appointment(customerId, { reminders: ['-P1D'] })
    company.provider.behaviour = () => {
      throw Object.assign(new Error('no'), { name: 'InvalidParameterException', $metadata: { httpStatusCode: 400 } })
    }
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    const failed = { wouldSend: false, status: 'failed', reason: 'InvalidParameterException' }
    expect((await outlooksOf(company, made))['-P1D sms']).toEqual(failed)
  })

  test('is kept while its due row stands, however late the planning is, and for the channel that is left', async () => {
    const company = await aCompany(table, 'outlook-late-planning')
    const { customerId } = await aReadyCustomer(company)
    const made = await company.appointment(customerId, { reminders: ['-P1D'] })
    company.time.now = Date.parse('2026-03-03T16:00:00Z') // an hour late, within half a day
    const soon = { wouldSend: true, at: expect.stringMatching(/^2026-03-03T16:00:00/) }
    expect(await outlooksOf(company, made)).toEqual({ '-P1D sms': soon, '-P1D email': soon })
    await company.runDue()
    expect(await outlooksOf(company, made)).toEqual({ '-P1D sms': sentBySms, '-P1D email': sentBySms })
  })

  test('reads no list of messages, and of a moved appointment its own reminders once', async () => {
    const company = await aCompany(table, 'outlook-reads')
    const { customerId } = await aReadyCustomer(company)
    const made = await company.appointment(customerId)
    const moved = await changeAppointment(
      made.appointmentId,
      { startsAt: '2026-03-04T15:05:00Z' },
      company.owner,
      company.deps,
    )
    let batches = 0
    const findMessages: typeof company.deps.findMessages = (...given) => {
      batches += 1
      return company.deps.findMessages(...given)
    }
    const listMessages = () => Promise.reject(new Error('reads the messages of the customer'))
    const outlookOf = reminderOutlooks(company.account, { ...company.deps, findMessages, ...{ listMessages } })
    for (const reminder of remindersOf(moved))
      for (const channel of ['sms', 'email'] as const)
        expect(await outlookOf(moved, reminder, channel)).toMatchObject({ wouldSend: true })
    expect(batches).toBe(1)
  })

  test('counts the cap of the month by the clock of the account', async () => {
    const settings = { ...defaultSettings, messaging: { ...defaultSettings.messaging, monthlyCap: 1 } }
    const company = await aCompany(table, 'outlook-month', { settings, timeZone: 'Pacific/Auckland' })
    const { customerId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-31T20:00:00Z')
    const made = await company.appointment(customerId, { startsAt: '2026-04-02T22:00:00Z' })
    expect(await outlooksOf(company, made)).toMatchObject({ '-P1D email': { wouldSend: true } })
    await company.remind(made.appointmentId, ['email'])
    await company.runDue()
    expect(company.emails).toHaveLength(1)
    expect(await outlooksOf(company, made)).toMatchObject({ '-P1D email': refused('cap_reached') })
  })

  test('is not promised for a moment that had passed when the appointment was made', async () => {
    const company = await aCompany(table, 'outlook-passed')
    const { customerId } = await aReadyCustomer(company)
    const made = await company.appointment(customerId, { startsAt: '2026-03-03T14:00:00Z' })
    expect(await outlooksOf(company, made)).toMatchObject({
      '-P1D sms': refused('too_late'),
      '-PT2H sms': goes('03T13:00:00'),
    })
  })

  test('is not promised again after a small move', async () => {
    const company = await aCompany(table, 'outlook-small-move')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    const moved = await changeAppointment(
      appointmentId,
      { startsAt: '2026-03-04T15:10:00Z' },
      company.owner,
      company.deps,
    )
    expect(await outlooksOf(company, moved)).toMatchObject({
      '-P1D sms': { wouldSend: false },
      '-PT2H sms': goes('04T13:10:00'),
    })
    company.time.now = Date.parse('2026-03-03T15:10:30Z')
    await company.runDue()
    expect(company.sms).toHaveLength(1)
  })
})
