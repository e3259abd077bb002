import { describe, expect, test } from 'vitest'
import { cancelAppointment, changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

type Ids = { readonly customerId: string; readonly appointmentId: string }
const begins = Date.parse('2026-03-04T15:00:00Z')

/** What changes between request and sending, and what the row must record. */
const refusals: [reason: string, change: (company: Company, ids: Ids) => unknown, recorded: object][] = [
  [
    'withdrawn',
    (c, { customerId }) => c.recordsConsent(customerId, { decision: 'withdrawn' }),
    { consent: { entry: 3, version: 2, state: 'withdrawn' } },
  ],
  [
    'no_consent',
    (c, { customerId }) => changeCustomer(customerId, { phone: '2065550199' }, c.owner, c.deps),
    { consent: { entry: 1, version: 1, state: 'granted' } },
  ],
  ['no_address', (c, { customerId }) => changeCustomer(customerId, { phone: null }, c.owner, c.deps), {}],
  ['appointment_cancelled', (c, { appointmentId }) => cancelAppointment(appointmentId, c.owner, c.deps), {}],
  [
    'appointment_changed',
    (c, { appointmentId }) => changeAppointment(appointmentId, { startsAt: '2026-03-05T15:00:00Z' }, c.owner, c.deps),
    {},
  ],
  [
    'too_late',
    (c) => {
      c.time.now = begins
    },
    { at: new Date(begins).toISOString() },
  ],
  [
    'unknown_time_zone',
    async (c, { customerId }) => {
      await changeCustomer(customerId, { phone: '+16135550143' }, c.owner, c.deps)
      await c.recordsConsent(customerId)
    },
    { consent: { entry: 3, state: 'granted' } },
  ],
  [
    'cap_reached',
    (c) =>
      c.setAccount({ settings: { ...defaultSettings, messaging: { ...defaultSettings.messaging, monthlyCap: 0 } } }),
    { consent: { entry: 1, version: 1, state: 'granted' } },
  ],
]

describe('a message records what was decided, and from which facts (rule 15)', () => {
  test.each(refusals)('refused when it is sent: %s', async (reason, change, recorded) => {
    const company = await aCompany(table, `explained-${reason}`)
    const ids = await aReadyCustomer(company)
    const [asked] = await company.remind(ids.appointmentId)
    expect(asked).toMatchObject({ status: 'queued', decided: { consent: { entry: 1, version: 1, state: 'granted' } } })
    company.time.now += 1_000
    await change(company, ids)
    await company.runDue()
    expect(company.sms).toEqual([])
    const message = (await company.messages()).find(({ messageId }) => messageId === asked?.messageId)
    const at = expect.stringMatching(/^2026-03/)
    expect(message).toMatchObject({
      status: 'refused',
      reason,
      decided: { at, openHours: { start: '08:00' }, ...recorded },
    })
    expect(message?.decided?.at).not.toBe(asked?.decided?.at)
  })

  test('refused when requested: with the reason and the facts', async () => {
    const company = await aCompany(table, 'explained-asked')
    const { customerId } = await company.customer()
    const { appointmentId } = await company.appointment(customerId)
    expect(await company.remind(appointmentId)).toMatchObject([
      { status: 'refused', reason: 'no_consent', decided: { timeZone: 'America/New_York' } },
    ])
  })

  test('deferred: until when, by which hours in which time zone', async () => {
    const company = await aCompany(table, 'explained-deferred')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    const decided = {
      opensAt: '2026-03-03T13:00:00.000Z',
      timeZone: 'America/New_York',
      openHours: { start: '08:00', end: '20:00' },
    }
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'deferred', decided }])
  })

  test('sent: ledger entry, template hash, segments, text and address', async () => {
    const company = await aCompany(table, 'explained-sent')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T15:00:00Z')
    await company.runDue()
    const sent = (await company.messages()).find(({ channel }) => channel === 'sms')
    expect(sent).toMatchObject({
      status: 'sent',
      appointmentId,
      revision: 1,
      offset: '-P1D',
      to: '+12065550143',
      text: company.sms[0]?.body,
      decided: {
        consent: { entry: 1, version: 1, state: 'granted' },
        plannedAt: '2026-03-03T15:00:00.000Z',
        template: { name: 'reminder/sms/en', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        encoding: 'GSM-7',
        segments: 1,
      },
    })
  })
})
