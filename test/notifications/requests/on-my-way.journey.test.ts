import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invite } from '../../support/company.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'visits')
})
afterAll(() => cloud.stop())

const goal = { lat: 47.38, lon: 8.54 }
/** About 4.4 km in a straight line: nine minutes at 11 m/s with the detour. */
const underWay = { lat: 47.42, lon: 8.54, speed: 11 }

const now = async () => Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
const onMyWay = (appointmentId: string, token: string, body: object = {}) =>
  cloud.post<{ messages: { messageId?: string; channel: string; status: string; reason?: string }[] }>(
    `/v1/appointments/${appointmentId}/on-my-way`,
    body,
    token,
  )

/** Minutes since midnight of `10:05 AM`. */
function minutesOf(clock: string): number {
  const [, hour = '', minute = '', half] = /(\d+):(\d\d).([AP])M/.exec(clock) ?? []
  return ((Number(hour) % 12) + (half === 'P' ? 12 : 0)) * 60 + Number(minute)
}

test('an on-my-way message has the arrival estimated from the worker’s position', async () => {
  const phone = '+41791230001'
  const customerId = await office.customer({ phone })
  await office.grants(customerId, 'sms', ['on-my-way'])
  const worker = office.worker
  const own = { memberId: worker.memberId, position: goal, reminders: [] }
  const [first, second] = [await office.appointment(customerId, 1, own), await office.appointment(customerId, 3, own)]
  const colleague = await invite(cloud, office.owner, 'worker', 'colleague-visits@example.test')
  expect(await onMyWay(first, colleague.token)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  expect(await onMyWay(first, worker.token)).toMatchObject({
    status: 202,
    body: {
      messages: [
        { channel: 'sms', status: 'queued' },
        { channel: 'email', reason: 'no_consent' },
      ],
    },
  })
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(1))

  expect(await cloud.post('/v1/clock-in', {}, worker.token)).toMatchObject({ status: 201 })
  const at = await now()
  const pings = [{ at: new Date(at).toISOString(), ...underWay }]
  expect(await cloud.post('/v1/pings', { pings }, worker.token)).toMatchObject({ status: 200, body: { accepted: 1 } })
  const response = await onMyWay(second, worker.token)
  expect(response).toMatchObject({ status: 202, body: { messages: [{ channel: 'sms', status: 'queued' }, {}] } })
  const [message] = response.body.messages
  const again = await onMyWay(second, worker.token)
  expect(again.body.messages[0]?.messageId).toBe(message?.messageId)
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(2))
  const [plain, estimated] = (await cloud.texts(phone)).map(({ body }) => body).sort((a, b) => a.length - b.length)
  expect(plain).toBe('Bright Windows visits: We are on our way to you. Reply STOP to opt out.')
  const [, earliest = '', latest = ''] = /between (\S+ [AP]M) and (\S+ [AP]M)\. Reply STOP/.exec(estimated ?? '') ?? []
  const local = new Date(at).toLocaleTimeString('en-US', { timeZone: 'Europe/Zurich', timeStyle: 'short' })
  const ahead = (clock: string) => (minutesOf(clock) - minutesOf(local) + 1_440) % 1_440
  expect(ahead(earliest)).toBeLessThanOrEqual(9)
  expect(ahead(latest)).toBeGreaterThanOrEqual(9)
  expect(ahead(latest) - ahead(earliest)).toBeLessThanOrEqual(15)
})

test('an on-my-way message goes from four hours before the start until the end, and once however the start is moved', async () => {
  const phone = '+41791230002'
  const customerId = await office.customer({ phone })
  await office.grants(customerId, 'sms', ['on-my-way'])
  const own = { memberId: office.worker.memberId, reminders: [] }
  const visit = await office.appointment(customerId, 24 * 21, own)
  const ask = async (etaMinutes = 20) => {
    const { status, body } = await onMyWay(visit, office.worker.token, { etaMinutes })
    expect(status).toBe(202)
    return body.messages[0]
  }
  const move = async (hoursAhead: number) => {
    const startsAt = new Date((await now()) + hoursAhead * 3_600_000).toISOString()
    const moved = await cloud.patch(`/v1/appointments/${visit}`, { startsAt }, office.token)
    expect(moved).toMatchObject({ status: 200, body: { startsAt } })
  }
  expect(await ask()).toMatchObject({ status: 'refused', reason: 'too_early' })
  await move(4.1)
  expect(await ask()).toMatchObject({ status: 'refused', reason: 'too_early' })
  await move(3.9)
  const first = await ask()
  expect(first).toMatchObject({ status: 'queued' })
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(1))
  for (const hours of [3, 2, 3.5]) {
    await move(hours)
    expect(await ask()).toMatchObject({ messageId: first?.messageId })
  }
  expect((await ask(60))?.messageId).not.toBe(first?.messageId)
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(2))
  await move(-1.1) // an hour long
  expect(await ask(120)).toMatchObject({ status: 'refused', reason: 'too_late' })
  expect(await cloud.texts(phone)).toHaveLength(2)
})

test('an on-my-way message that named no time is sent again on the day to which the appointment was moved', async () => {
  const phone = '+41791230003'
  const customerId = await office.customer({ phone })
  await office.grants(customerId, 'sms', ['on-my-way'])
  const visit = await office.appointment(customerId, 2, { memberId: office.worker.memberId, reminders: [] })
  const ask = async () => (await onMyWay(visit, office.worker.token)).body.messages[0]
  const first = await ask()
  expect(first).toMatchObject({ status: 'queued' })
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(1))
  const startsAt = new Date((await now()) + 26 * 3_600_000).toISOString()
  expect((await cloud.patch(`/v1/appointments/${visit}`, { startsAt }, office.token)).status).toBe(200)
  expect(await ask()).toMatchObject({ status: 'refused', reason: 'too_early' })
  await cloud.advance('PT24H')
  const second = await ask()
  expect(second?.messageId).not.toBe(first?.messageId)
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(2))
  expect((await ask())?.messageId).toBe(second?.messageId)
})

test('a cancelled appointment is removed from the calendar that an email had added it to (rule 11)', async () => {
  const email = 'calendar@example.test'
  const customerId = await office.customer({ email })
  await office.grants(customerId, 'email')
  const appointmentId = await office.appointment(customerId, 50)
  await office.remind(appointmentId, { channels: ['email'] })
  await soon(async () => expect(await cloud.emails(email)).toHaveLength(1))
  await soon(async () => expect(await office.messages(`appointmentId=${appointmentId}&status=sent`)).toHaveLength(1))
  const { body } = await cloud.get<object>(`/v1/appointments/${appointmentId}`, office.token)
  const again = { startsAt: (body as { startsAt: string }).startsAt }
  expect((await cloud.patch(`/v1/appointments/${appointmentId}`, again, office.token)).body).toMatchObject({
    revision: 1,
  })
  for (const _ of [1, 2]) {
    const cancelled = await cloud.post(`/v1/appointments/${appointmentId}/cancel`, {}, office.token)
    expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled' } })
  }
  await cloud.advance('PT1M')
  const emails = await soon(async () => {
    const all = await cloud.emails(email)
    expect(all).toHaveLength(2)
    return all
  })
  const events = emails.map(({ attachments }) => {
    const content = Buffer.from(attachments[0]?.content ?? '', 'base64').toString()
    const calendar = new ICAL.Component(ICAL.parse(content))
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
    return { method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence }
  })
  const [added, removed] = events.toSorted((a, b) => a.sequence - b.sequence)
  expect([added?.method, removed?.method]).toEqual(['PUBLISH', 'CANCEL'])
  expect(removed?.uid).toBe(added?.uid)
  expect(removed?.sequence).toBeGreaterThan(added?.sequence ?? Number.NaN)
  expect(emails.map(({ subject }) => subject).sort()).toMatchObject([
    expect.stringMatching(/^Cancelled: Boiler check/),
    expect.stringMatching(/^Reminder: Boiler check/),
  ])
  await cloud.advance('PT26H')
  await cloud.advance('PT1M')
  expect(await office.messages(`appointmentId=${appointmentId}&status=sent`)).toHaveLength(2)
})

test('no function failed, and no role lacked a permission', async () => {
  const functions = await cloud.functions()
  expect(functions.filter(({ errors, denied }) => errors > 0 || denied.length > 0)).toEqual([])
})
