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
/** About 4.4 km away as the crow flies: with the detour at 11 m/s, some nine minutes. */
const underWay = { lat: 47.42, lon: 8.54, speed: 11 }

const now = async () => Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
const onMyWay = (appointmentId: string, token: string, body: object = {}) =>
  cloud.post<{ messages: { messageId?: string; channel: string; status: string; reason?: string }[] }>(
    `/v1/appointments/${appointmentId}/on-my-way`,
    body,
    token,
  )

/** Minutes of a day from `10:05 AM`. */
function minutesOf(clock: string): number {
  const [, hour = '', minute = '', half] = /(\d+):(\d\d).([AP])M/.exec(clock) ?? []
  return ((Number(hour) % 12) + (half === 'P' ? 12 : 0)) * 60 + Number(minute)
}

test('who is on the way says so, with the time of arrival from where the phone is', async () => {
  const phone = '+41791230001'
  const customerId = await office.customer({ phone })
  await office.grants(customerId, 'sms', ['on-my-way'])
  const worker = office.worker
  const own = { memberId: worker.memberId, position: goal, reminders: [] }
  const [first, second] = [await office.appointment(customerId, 1, own), await office.appointment(customerId, 3, own)]
  const colleague = await invite(cloud, office.owner, 'worker', 'colleague-visits@example.test')
  expect(await onMyWay(first, colleague.token)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
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
  const said = await onMyWay(second, worker.token)
  expect(said).toMatchObject({ status: 202, body: { messages: [{ channel: 'sms', status: 'queued' }, {}] } })
  const [asked] = said.body.messages
  const again = await onMyWay(second, worker.token) // it may be under way by now
  expect(again.body.messages[0]?.messageId).toBe(asked?.messageId)
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(2))
  const [without, told] = (await cloud.texts(phone)).map(({ body }) => body).sort((a, b) => a.length - b.length)
  expect(without).toBe('Bright Windows visits: We are on our way to you. Reply STOP to opt out.')
  const [, earliest = '', latest = ''] = /between (\S+ [AP]M) and (\S+ [AP]M)\. Reply STOP/.exec(told ?? '') ?? []
  const local = new Date(at).toLocaleTimeString('en-US', { timeZone: 'Europe/Zurich', timeStyle: 'short' })
  const ahead = (clock: string) => (minutesOf(clock) - minutesOf(local) + 1_440) % 1_440
  expect(ahead(earliest)).toBeLessThanOrEqual(9)
  expect(ahead(latest)).toBeGreaterThanOrEqual(9)
  expect(ahead(latest) - ahead(earliest)).toBeLessThanOrEqual(15)
})

test('a visit that is called off leaves the calendar that a mail had put it into (rule 11)', async () => {
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
  const mails = await soon(async () => {
    const all = await cloud.emails(email)
    expect(all).toHaveLength(2)
    return all
  })
  const events = mails.map(({ attachments }) => {
    const content = Buffer.from(attachments[0]?.content ?? '', 'base64').toString()
    const calendar = new ICAL.Component(ICAL.parse(content))
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? expect.unreachable())
    return { method: calendar.getFirstPropertyValue('method'), uid: event.uid, sequence: event.sequence }
  })
  const [put, taken] = events.toSorted((a, b) => a.sequence - b.sequence)
  expect([put?.method, taken?.method]).toEqual(['PUBLISH', 'CANCEL'])
  expect(taken?.uid).toBe(put?.uid)
  expect(taken?.sequence).toBeGreaterThan(put?.sequence ?? Number.NaN)
  expect(mails.map(({ subject }) => subject).sort()).toMatchObject([
    expect.stringMatching(/^Cancelled: Boiler check/),
    expect.stringMatching(/^Reminder: Boiler check/),
  ])
  await cloud.advance('PT26H')
  await cloud.advance('PT1M')
  expect(await office.messages(`appointmentId=${appointmentId}&status=sent`)).toHaveLength(2)
})

test('none of it was ours to blame', async () => {
  const functions = await cloud.functions()
  expect(functions.filter(({ errors, denied }) => errors > 0 || denied.length > 0)).toEqual([])
})
