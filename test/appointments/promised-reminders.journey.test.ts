import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffice, soon } from '../notifications/office.ts'
import { timeOf } from '../support/local-clock.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'promised')
})
afterAll(() => cloud.stop())

type Shown = {
  appointmentId: string
  customerName: string
  memberName?: string
  startsAt: string
  warnings?: { code: string }[]
  reminders: { offset: string; channel: string; outlook: { wouldSend: boolean; reason?: string; at?: string } }[]
}

const zone = 'Europe/Zurich'
const smsOf = ({ reminders }: Shown) => reminders.find(({ channel, offset }) => channel === 'sms' && offset === '-PT2H')

/** 09:00 in Zurich, the day after tomorrow. */
async function atNine() {
  const day = new Date((await timeOf(cloud)) + 48 * 3_600_000).toISOString().slice(0, 10)
  return { startsAt: `${day}T09:00`, timeZone: zone, durationMinutes: 60, kind: 'job', title: 'Boiler check' }
}

test('a reminder of an appointment at nine is promised for eight, and comes then', async () => {
  const phone = '+41791238801'
  const customerId = await office.customer({ phone, timeZone: 'europe/zurich' })
  await office.grants(customerId, 'sms')
  const made = await office.post<Shown>('/v1/appointments', { ...(await atNine()), customerId, reminders: ['-PT2H'] })
  const eight = new Date(Date.parse(made.startsAt) - 3_600_000).toISOString()
  expect(made).toMatchObject({ customerName: 'Ana Meier' })
  expect(made).not.toHaveProperty('warnings')
  expect(made.reminders.map(({ channel, outlook }) => [channel, outlook])).toEqual([
    ['sms', { wouldSend: true, at: eight }],
    ['email', { wouldSend: false, reason: 'no_consent' }],
  ])
  const { items } = (await cloud.get<{ items: Shown[] }>('/v1/appointments', office.token)).body
  expect(items.map((each) => [each.customerName, smsOf(each)?.outlook])).toEqual([
    ['Ana Meier', { wouldSend: true, at: eight }],
  ])
  await cloud.advance(`PT${Math.floor((Date.parse(eight) - (await timeOf(cloud))) / 60_000) - 2}M`)
  const waiting = async () => (await office.messages(`appointmentId=${made.appointmentId}&status=deferred`)) as object[]
  await soon(async () => expect(await waiting()).toMatchObject([{ channel: 'sms', until: eight }]))
  expect(await cloud.texts(phone)).toEqual([])
  await cloud.advance('PT3M')
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(1))
  const { body } = await cloud.get<Shown>(`/v1/appointments/${made.appointmentId}`, office.token)
  expect(smsOf(body)?.outlook).toEqual({ wouldSend: false, status: expect.stringMatching(/^(sent|delivered)$/) })
})

test('an abbreviation is no time zone, at any door', async () => {
  const customerId = await office.customer()
  const appointment = { ...(await atNine()), customerId }
  for (const timeZone of ['CST', 'ist', '+05:30', 'America/Nowhere']) {
    const statuses = [
      (await cloud.patch('/v1/account', { timeZone }, office.owner.token)).status,
      (await cloud.patch(`/v1/customers/${customerId}`, { timeZone }, office.token)).status,
      (await cloud.post('/v1/customers', { name: 'Ben', kind: 'customer', timeZone }, office.token)).status,
      (await cloud.post('/v1/appointments', { ...appointment, timeZone }, office.token)).status,
    ]
    expect([timeZone, ...statuses]).toEqual([timeZone, 422, 422, 422, 422])
  }
})

test('the office is warned of a phone that another customer has, and of an appointment in the past', async () => {
  const phone = '+41791238802'
  await office.customer({ phone })
  const second = await office.post<Shown>('/v1/customers', { name: 'Ben', kind: 'customer', phone })
  expect(second.warnings).toEqual([{ code: 'same_phone' }])
  const past = { startsAt: '2026-01-05T09:00', timeZone: zone, durationMinutes: 60, kind: 'job', title: 'Boiler check' }
  const made = await office.post<Shown>('/v1/appointments', { ...past, customerId: await office.customer() })
  expect(made.warnings).toEqual([{ code: 'in_the_past' }])
})

test('no function failed, and no role lacked a permission', async () => {
  const functions = await cloud.functions()
  expect(functions.filter(({ errors, denied }) => errors > 0 || denied.length > 0)).toEqual([])
})
