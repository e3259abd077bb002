import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { minuteOfDay, moveToMorning, timeOf } from '../../support/local-clock.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice, soon } from '../office.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>
let phones = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'reminders')
})
afterAll(() => cloud.stop())

const aPhone = () => `+4179123${String(1000 + phones++)}`

async function aCustomer(...channels: string[]) {
  const phone = aPhone()
  const email = `ana${phone.slice(1)}@example.test`
  const customerId = await office.customer({ phone, email })
  for (const channel of channels) await office.grants(customerId, channel)
  return { phone, email, customerId }
}

/** Narrows the sending hours so that they are closed now; returns the minutes until they open. */
async function closedNow(who: typeof office): Promise<number> {
  const now = minuteOfDay(await timeOf(cloud), 'Europe/Zurich')
  const opens = Math.floor(now / 60) + 2
  expect(await who.openFrom(`${opens}:00`, '20:00')).toMatchObject({ status: 200 })
  return opens * 60 - now
}

test('without consent nothing is sent, and the refusal names the reason', async () => {
  const { customerId, phone, email } = await aCustomer()
  const appointmentId = await office.appointment(customerId, 50)
  const messages = await office.remind(appointmentId)
  expect(messages.map(({ channel, status, reason }) => [channel, status, reason])).toEqual([
    ['sms', 'refused', 'no_consent'],
    ['email', 'refused', 'no_consent'],
  ])
  expect(await office.messages(`appointmentId=${appointmentId}&status=refused`)).toHaveLength(2)
  expect([await cloud.texts(phone), await cloud.emails(email)]).toEqual([[], []])
})

describe('a customer who granted consent', () => {
  test('gets one SMS and one email, and a repeated request sends nothing more', async () => {
    const { customerId, phone, email } = await aCustomer('sms', 'email')
    const appointmentId = await office.appointment(customerId, 50)
    const requested = await office.remind(appointmentId)
    await soon(async () => expect([await cloud.texts(phone), await cloud.emails(email)]).toMatchObject([[{}], [{}]]))
    await soon(async () => {
      const states = await Promise.all(requested.map(({ messageId }) => office.message(messageId)))
      expect(states.map(({ status }) => status)).toEqual(['sent', 'sent'])
    })
    expect((await office.remind(appointmentId)).map(({ messageId }) => messageId)).toEqual(
      requested.map(({ messageId }) => messageId),
    )
    const [[text], [mail]] = [await cloud.texts(phone), await cloud.emails(email)]
    expect(text).toMatchObject({ type: 'Transactional', from: '+12065550100' })
    expect(text?.body).toMatch(/^Bright Windows reminders: .*Boiler check.*Reply STOP to opt out\.$/)
    const header = (name: string) => mail?.headers.find((each) => each.name.toLowerCase() === name)?.value
    expect(header('from')).toMatch(/^"Bright Windows reminders" <no-reply@/)
    expect(header('reply-to')).toBe('owner-reminders@example.test')
    expect(header('list-unsubscribe')).toMatch(/^<http:\/\/127\.0\.0\.1:\d+\/u\/[\w-]+>$/)
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    for (const body of [mail?.text, mail?.html]) expect(body).toContain('Seestrasse 1')
    expect(mail?.attachments).toMatchObject([
      { filename: 'appointment.ics', contentType: expect.stringContaining('text/calendar') },
    ])
    expect(await office.message(requested[0]?.messageId ?? '')).toMatchObject({
      text: text?.body,
      decided: { consent: { entry: 1 }, segments: 1, encoding: 'GSM-7', openHours: { start: '08:00' } },
    })
    expect((await simpleParser(`From: ${mail?.from}\r\n\r\n`)).from?.value[0]?.name).toBe('Bright Windows reminders')
  })

  test('and withdraws before sending hours open gets nothing', async () => {
    const other = await anOffice(cloud, 'narrow')
    const minutes = await closedNow(other)
    const [gone, stays] = [aPhone(), aPhone()]
    const ids = await Promise.all([gone, stays].map((phone) => other.customer({ phone })))
    const requested: Awaited<ReturnType<typeof other.remind>> = []
    for (const customerId of ids) {
      await other.grants(customerId, 'sms')
      const appointmentId = await other.appointment(customerId, 60)
      requested.push(...(await other.remind(appointmentId, { channels: ['sms'] })))
    }
    expect(requested.map(({ status }) => status)).toEqual(['deferred', 'deferred'])
    await other.withdraws(ids[0] ?? '', 'sms')
    await cloud.advance(`PT${minutes + 1}M`)
    await soon(async () => expect(await cloud.texts(stays)).toHaveLength(1))
    await soon(async () =>
      expect(await other.message(requested[0]?.messageId ?? '')).toMatchObject({
        status: 'refused',
        reason: 'withdrawn',
      }),
    )
    expect(await cloud.texts(gone)).toEqual([])
  })
})

describe('a text from a customer', () => {
  test('STOP is confirmed once and stops all SMS; START revokes it', async () => {
    const { customerId, phone } = await aCustomer('sms', 'email')
    await cloud.inbound(phone, 'Stop.')
    await soon(async () => expect(await office.state(customerId, 'sms')).toBe('withdrawn'))
    expect(await office.state(customerId, 'email')).toBe('granted')
    await cloud.inbound(phone, 'STOP')
    await soon(async () => expect(await office.messages(`customerId=${customerId}&status=delivered`)).toHaveLength(2))
    const appointmentId = await office.appointment(customerId, 50)
    expect(await office.remind(appointmentId, { channels: ['sms'] })).toMatchObject([{ reason: 'withdrawn' }])
    expect((await cloud.texts(phone)).map(({ body }) => body)).toMatchObject([expect.stringContaining('unsubscribed')])
    const regrant = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes.' }
    const refused = await cloud.post(`/v1/customers/${customerId}/consents`, regrant, office.token)
    expect(refused).toMatchObject({ status: 409, body: { code: 'stopped_by_customer' } })
    await cloud.inbound(phone, 'START')
    await soon(async () => expect(await office.state(customerId, 'sms')).toBe('granted'))
    expect(await office.remind(appointmentId, { channels: ['sms'] })).toMatchObject([{ status: 'queued' }])
  })

  test('of another kind is shown to staff', async () => {
    const { customerId, phone } = await aCustomer('sms')
    await cloud.inbound(phone, 'Can you stop by at 9 instead? 🙏')
    await soon(async () =>
      expect(await office.messages(`customerId=${customerId}`)).toMatchObject([
        { kind: 'reply', text: 'Can you stop by at 9 instead? 🙏' },
      ]),
    )
    expect(await office.state(customerId, 'sms')).toBe('granted')
  })
})

describe('the link in an email', () => {
  async function aLink() {
    const { customerId, email } = await aCustomer('sms', 'email')
    await office.remind(await office.appointment(customerId, 50), { channels: ['email'] })
    const [mail] = await soon(async () => {
      const emails = await cloud.emails(email)
      expect(emails).toHaveLength(1)
      return emails
    })
    const value = mail?.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? ''
    return { customerId, path: new URL(value.slice(1, -1)).pathname }
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  test('shows a page that changes nothing, and one click stops emails, repeatedly', async () => {
    const { customerId, path } = await aLink()
    const shown = await cloud.get(path)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    await cloud.request('HEAD', path)
    expect(await office.state(customerId, 'email')).toBe('granted')
    for (const _ of [1, 2]) {
      const body = 'List-Unsubscribe=One-Click'
      expect((await cloud.request('POST', path, { body, headers: form })).status).toBe(200)
    }
    expect([await office.state(customerId, 'email'), await office.state(customerId, 'sms')]).toEqual([
      'withdrawn',
      'granted',
    ])
    expect((await office.consents(customerId)).ledger).toHaveLength(3)
  })

  test('takes the click as multipart, and the form of the page', async () => {
    const { customerId, path } = await aLink()
    const body = '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n'
    const headers = { 'content-type': 'multipart/form-data; boundary=b' }
    expect((await cloud.request('POST', path, { body, headers })).status).toBe(200)
    expect(await office.state(customerId, 'email')).toBe('withdrawn')
    await cloud.request('POST', path, { body: 'action=stop', headers: form })
    expect(await office.state(customerId, 'sms')).toBe('withdrawn')
  })

  test('with an invalid token answers 404', async () => {
    for (const token of ['x', 'A'.repeat(100), '..%2f', '%00']) {
      expect((await cloud.get(`/u/${token}`)).status).toBe(404)
    }
  })
})

test('planned reminders are sent when due, of the last revision only', async () => {
  await moveToMorning(cloud)
  const { customerId, phone } = await aCustomer('sms')
  const [moved, cancelled] = [await office.appointment(customerId, 30), await office.appointment(customerId, 30)]
  await cloud.post(`/v1/appointments/${cancelled}/cancel`, {}, office.token)
  const { body } = await cloud.get<{ startsAt: string }>(`/v1/appointments/${moved}`, office.token)
  const startsAt = new Date(Date.parse(body.startsAt) + 24 * 3_600_000).toISOString()
  const patched = await cloud.patch(`/v1/appointments/${moved}`, { startsAt }, office.token)
  expect(patched).toMatchObject({ status: 200, body: { revision: 2 } })
  await cloud.advance('PT8H')
  await cloud.advance('PT1M')
  expect(await cloud.texts(phone)).toEqual([])
  await cloud.advance('PT23H')
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(1))
  await cloud.advance('PT21H30M')
  await soon(async () => expect(await cloud.texts(phone)).toHaveLength(2))
  const offsets = (await office.messages(`appointmentId=${moved}&status=sent`)) as unknown as {
    offset: string
    revision: number
  }[]
  expect(offsets.map(({ offset, revision }) => [offset, revision])).toEqual([
    ['-PT2H', 2],
    ['-P1D', 2],
  ])
  expect(await office.messages(`appointmentId=${cancelled}&status=sent`)).toEqual([])
})

describe('provider events', () => {
  test('a bounce stops emails, and a report updates an SMS', async () => {
    const { customerId, phone, email } = await aCustomer('sms', 'email')
    const appointmentId = await office.appointment(customerId, 50)
    const requested = await office.remind(appointmentId)
    const [text, mail] = await soon(async () => {
      const found = [(await cloud.texts(phone))[0], (await cloud.emails(email))[0]]
      expect(found).toMatchObject([{}, {}])
      return found
    })
    await cloud.post('/_local/sms/reports', { messageId: text?.messageId, status: 'delivered' })
    await cloud.post('/_local/email-events', { messageId: mail?.messageId, type: 'Bounce' })
    await soon(async () => {
      const states = await Promise.all(requested.map(({ messageId }) => office.message(messageId)))
      expect(states.map(({ status }) => status)).toEqual(['delivered', 'bounced'])
    })
    const next = await office.appointment(customerId, 60)
    expect(await office.remind(next, { channels: ['email'] })).toMatchObject([{ reason: 'suppressed' }])
  })

  test('a throttled provider is called again', async () => {
    const { customerId, phone } = await aCustomer('sms')
    await cloud.fault({ service: 'sns', action: 'Publish', error: 'throttle', times: 2 })
    await office.remind(await office.appointment(customerId, 50), { channels: ['sms'] })
    await soon(async () => expect(await cloud.texts(phone)).toHaveLength(1))
    await cloud.clearFaults()
  })

  test('an email whose response was lost is updated by its event, and an SMS that hung is never sent again', async () => {
    const { customerId, phone, email } = await aCustomer('sms', 'email')
    await cloud.fault({ service: 'ses', action: 'SendEmail', error: 'lost', times: 1 })
    await cloud.fault({ service: 'sns', action: 'Publish', error: 'hang', times: 1 })
    const requested = await office.remind(await office.appointment(customerId, 50))
    await soon(async () => {
      const states = await Promise.all(requested.map(({ messageId }) => office.message(messageId)))
      expect(states.map(({ status }) => status)).toEqual(['unknown', 'sent'])
    })
    await cloud.clearFaults()
    await cloud.advance('PT1H')
    expect([await cloud.texts(phone), await cloud.emails(email)]).toMatchObject([[], [{}]])
  })
})

test('no function failed, and no role lacked a permission', async () => {
  const statistics = await cloud.functions()
  expect(statistics.flatMap(({ denied }) => denied)).toEqual([])
  expect(statistics.filter(({ errors }) => errors > 0)).toEqual([])
})
