import { describe, expect, test } from 'vitest'
import { cancelAppointment, changeAppointment } from '../../functions/appointments/change-appointment.ts'
import { changeCustomer } from '../../functions/customers/change-customer.ts'
import type { Table } from '../../functions/shared/table.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { aCompany, aReadyCustomer, oneHour } from './world.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const error = (over: object) => Object.assign(new Error('provider'), over)
const throws = (over: object) => () => {
  throw error(over)
}

describe('a reminder that is asked for', () => {
  test('goes once by each channel that the customer allows', async () => {
    const company = await aCompany(table, 'asked')
    const { appointmentId } = await aReadyCustomer(company)
    const messages = await company.remind(appointmentId, ['sms', 'email'])
    expect(messages.map(({ channel, status }) => [channel, status])).toEqual([
      ['sms', 'queued'],
      ['email', 'queued'],
    ])
    for (const wake of company.wakes) await company.work(wake)
    expect(company.texts).toMatchObject([
      {
        to: '+12065550143',
        body: 'Acme Heating: Reminder of your appointment "Boiler check" on Wednesday, March 4 at 10:00 AM. Reply STOP to opt out.',
      },
    ])
    expect(company.mails).toMatchObject([{ to: 'ana@x.example', tags: { accountId: 'asked' } }])
    expect(await company.dueRows()).toEqual([
      { kind: 'reminder', dueAt: '2026-03-03T15:00:00.000Z' },
      { kind: 'reminder', dueAt: '2026-03-04T13:00:00.000Z' },
    ])
    const sent = await company.messages()
    expect(sent.map(({ status }) => status)).toEqual(['sent', 'sent'])
    expect(sent.find(({ channel }) => channel === 'sms')).toMatchObject({
      attempts: 1,
      text: company.texts[0]?.body,
      to: '+12065550143',
      providerMessageId: company.texts[0]?.id,
      decided: {
        consent: { entry: 1, version: 1, state: 'granted' },
        encoding: 'GSM-7',
        segments: 1,
        timeZone: 'America/New_York',
        template: { name: 'reminder/sms/en' },
      },
    })
    expect(await company.deps.whoseMessage(company.texts[0]?.id ?? '')).toMatchObject({ accountId: 'asked' })
  })

  test('again for the same revision is the same message, however often it is woken', async () => {
    const company = await aCompany(table, 'again')
    const { appointmentId } = await aReadyCustomer(company)
    const [first] = await company.remind(appointmentId)
    await Promise.all(Array.from({ length: 5 }, () => company.work(company.wakes[0] ?? expect.unreachable())))
    const [second] = await company.remind(appointmentId)
    expect(second).toMatchObject({ messageId: first?.messageId, status: 'sent' })
    for (const wake of company.wakes) await company.work(wake)
    expect(company.texts).toHaveLength(1)
  })

  test('by two at once is one', async () => {
    const company = await aCompany(table, 'twice')
    const { appointmentId } = await aReadyCustomer(company)
    const asked = await Promise.all([1, 2, 3].map(() => company.remind(appointmentId)))
    expect(new Set(asked.flat().map(({ messageId }) => messageId)).size).toBe(1)
    await company.runDue()
    expect(company.texts).toHaveLength(1)
  })

  test('without consent is refused, with the reason, under an id of its own', async () => {
    const company = await aCompany(table, 'refused')
    const { customerId } = await company.customer()
    const { appointmentId } = await company.appointment(customerId)
    const [refusal] = await company.remind(appointmentId)
    expect(refusal).toMatchObject({ status: 'refused', reason: 'no_consent' })
    expect(company.wakes).toEqual([])
    await company.says(customerId)
    const [message] = await company.remind(appointmentId)
    expect(message?.status).toBe('queued')
    expect(message?.messageId).not.toBe(refusal?.messageId)
    expect((await company.messages()).map(({ status }) => status).sort()).toEqual(['queued', 'refused'])
  })
})

describe('late binding (rule 9): between asking and sending', () => {
  const changes: [
    string,
    (company: Awaited<ReturnType<typeof aCompany>>, ids: { customerId: string; appointmentId: string }) => unknown,
    string,
  ][] = [
    ['a withdrawal', (company, { customerId }) => company.says(customerId, { decision: 'withdrawn' }), 'withdrawn'],
    [
      'another phone',
      (c, { customerId }) => changeCustomer(customerId, { phone: '2065550199' }, c.owner, c.deps),
      'no_consent',
    ],
    ['no phone', (c, { customerId }) => changeCustomer(customerId, { phone: null }, c.owner, c.deps), 'no_address'],
    [
      'a cancellation',
      (c, { appointmentId }) => cancelAppointment(appointmentId, c.owner, c.deps),
      'appointment_cancelled',
    ],
    [
      'a move',
      (c, { appointmentId }) => changeAppointment(appointmentId, { startsAt: '2026-03-05T15:00:00Z' }, c.owner, c.deps),
      'appointment_changed',
    ],
    [
      'the appointment’s beginning',
      (c) => {
        c.time.now = Date.parse('2026-03-04T15:00:00Z')
      },
      'too_late',
    ],
  ]
  test.each(changes)('%s stops the text', async (name, change, reason) => {
    const company = await aCompany(table, `late-${name.replaceAll(' ', '-')}`)
    const ids = await aReadyCustomer(company)
    await company.remind(ids.appointmentId)
    await change(company, ids)
    await company.runDue()
    expect(company.texts).toEqual([])
    const [message] = (await company.messages()).filter(({ offset }) => offset === 'now')
    expect(message).toMatchObject({ status: 'refused', reason })
  })

  test('an account that is leaving sends nothing', async () => {
    const company = await aCompany(table, 'leaving')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    await company.setAccount({ state: 'erasing' })
    await company.runDue()
    expect(company.texts).toEqual([])
  })

  test('a stop at every step between due and send blocks it', async () => {
    let steps = 0
    for (let at = 0; at <= steps; at++) {
      const company = await aCompany(table, `stop-at-${at}`)
      const { customerId, appointmentId } = await aReadyCustomer(company)
      await company.remind(appointmentId)
      const seen: string[] = []
      company.hook.before = async (step) => {
        if (seen.push(step) - 1 !== at) return
        await company.says(customerId, { decision: 'withdrawn' })
      }
      await company.work(company.wakes[0] ?? expect.unreachable())
      company.hook.before = undefined
      const isHandedOver = seen.slice(0, at).includes('sendText') || seen[at] === 'sendText'
      expect([at, seen[at], company.texts.length]).toEqual([at, seen[at], isHandedOver || at >= seen.length ? 1 : 0])
      steps = Math.max(steps, seen.length)
    }
    expect(steps).toBeGreaterThan(8)
  })
})

describe('quiet hours (rule 7)', () => {
  test('put a message off to the next opening, when everything is asked again', async () => {
    const company = await aCompany(table, 'quiet')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T02:00:00Z') // 21:00 in New York
    const [message] = await company.remind(appointmentId)
    expect(message).toMatchObject({ status: 'deferred', decided: { opensAt: '2026-03-03T13:00:00.000Z' } })
    expect(company.wakes).toEqual([])
    company.time.now = Date.parse('2026-03-03T12:59:00Z')
    await company.runDue()
    expect(company.texts).toEqual([])
    company.time.now = Date.parse('2026-03-03T13:00:00Z')
    await company.runDue()
    expect(company.texts).toHaveLength(1)
  })

  test('an early wake of a deferred message puts it off again', async () => {
    const company = await aCompany(table, 'early')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T02:00:00Z')
    const [message] = await company.remind(appointmentId)
    const { wake } = company.deps.due('early', 'message', message?.messageId ?? '', 0)
    await company.work(wake)
    expect(company.texts).toEqual([])
    expect((await company.messages()).map(({ status }) => status)).toEqual(['deferred'])
  })

  test('make a reminder too late that would come after the beginning', async () => {
    const company = await aCompany(table, 'begun')
    const { customerId } = await aReadyCustomer(company)
    const { appointmentId } = await company.appointment(customerId, { startsAt: '2026-03-03T12:30:00Z' })
    company.time.now = Date.parse('2026-03-03T03:00:00Z')
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'refused', reason: 'too_late' }])
  })

  test('need a zone: a phone from abroad without one is refused', async () => {
    const company = await aCompany(table, 'abroad')
    const { appointmentId, customerId } = await aReadyCustomer(company, { phone: '+4915112345678' })
    expect(await company.remind(appointmentId)).toMatchObject([{ reason: 'unknown_time_zone' }])
    await changeCustomer(customerId, { timeZone: 'Europe/Berlin' }, company.owner, company.deps)
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'queued' }])
  })
})

describe('scheduled reminders', () => {
  test('go at their offsets, each once, by the channels allowed', async () => {
    const company = await aCompany(table, 'scheduled')
    const { customerId } = await company.customer()
    await company.says(customerId)
    await company.appointment(customerId)
    await company.runDue()
    expect(company.texts).toEqual([])
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await company.runDue()
    await company.runDue()
    expect(company.texts).toHaveLength(1)
    company.time.now = Date.parse('2026-03-04T13:01:00Z')
    await company.runDue()
    await company.runDue()
    expect(company.texts).toHaveLength(2)
    expect(await company.dueRows()).toEqual([])
    const kinds = (await company.messages()).map(({ channel, status, reason, offset }) => [
      channel,
      status,
      reason,
      offset,
    ])
    expect(kinds.sort()).toEqual([
      ['email', 'refused', 'no_consent', '-P1D'],
      ['email', 'refused', 'no_consent', '-PT2H'],
      ['sms', 'sent', undefined, '-P1D'],
      ['sms', 'sent', undefined, '-PT2H'],
    ])
  })

  test('that come later than half their offset are too late (rule 8)', async () => {
    const company = await aCompany(table, 'lateness')
    await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-04T03:00:00Z') + 61_000 // 12 h and a minute after the first
    await company.runDue()
    expect((await company.messages()).map(({ reason }) => reason)).toEqual(['too_late', 'too_late'])
    expect(company.texts).toEqual([])
  })

  test('of a revision that is gone are refused wherever they are', async () => {
    const company = await aCompany(table, 'revisions')
    const { appointmentId } = await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    let moved = false
    company.hook.before = async (step) => {
      if (step !== 'write' || moved) return
      moved = true
      await changeAppointment(appointmentId, { startsAt: '2026-03-06T15:00:00Z' }, company.owner, company.deps)
    }
    await company.runDue()
    company.hook.before = undefined
    expect(company.texts).toEqual([])
    company.time.now = Date.parse('2026-03-05T15:00:30Z')
    await company.runDue()
    expect(company.texts.map(({ body }) => body.includes('March 6'))).toEqual([true])
    expect(company.mails).toHaveLength(1)
  })

  test('woken by two at once are planned once', async () => {
    const company = await aCompany(table, 'planned')
    await aReadyCustomer(company)
    company.time.now = Date.parse('2026-03-03T15:00:30Z')
    await Promise.all([company.runDue(), company.runDue(), company.runDue()])
    expect([company.texts.length, company.mails.length]).toEqual([1, 1])
  })

  test('an early wake takes nothing', async () => {
    const company = await aCompany(table, 'before-time')
    const { appointmentId } = await aReadyCustomer(company)
    await company.work({ pk: 'before-time#due', sk: `reminder#${appointmentId}#1#-P1D`, kind: 'reminder' })
    expect(await company.dueRows()).toHaveLength(2)
    expect(await company.messages()).toEqual([])
  })
})

describe('the one call (rule 10)', () => {
  const calls: [string, object, string, number][] = [
    ['a refused connection', { code: 'ECONNREFUSED' }, 'sent', 2],
    ['an unknown host', { code: 'ENOTFOUND' }, 'sent', 2],
    ['throttling', { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } }, 'sent', 2],
    ['a 503', { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } }, 'sent', 2],
    ['a time-out', { name: 'AbortError' }, 'unknown', 1],
    ['a broken connection', { code: 'ECONNRESET' }, 'unknown', 1],
    ['a 500', { name: 'InternalError', $metadata: { httpStatusCode: 500 } }, 'unknown', 1],
    ['a refusal', { name: 'InvalidParameter', $metadata: { httpStatusCode: 400 } }, 'failed', 1],
  ]
  test.each(calls)('after %s', async (name, failure, status, attempts) => {
    const company = await aCompany(table, `call-${name.replaceAll(' ', '-')}`)
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.provider.behaviour = () => {
      company.provider.behaviour = undefined
      return throws(failure)()
    }
    await company.runDue()
    company.time.now += oneHour
    await company.runDue()
    await company.runDue()
    expect(company.texts).toHaveLength(status === 'sent' ? 1 : 0)
    expect(await company.messages()).toMatchObject([{ status, attempts }])
  })

  test('that surely never arrives is tried until it is too late', async () => {
    const company = await aCompany(table, 'never')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.provider.behaviour = throws({ code: 'ECONNREFUSED' })
    await company.runDue()
    expect(await company.messages()).toMatchObject([{ status: 'queued', attempts: 6 }])
    company.time.now = Date.parse('2026-03-04T15:00:00Z')
    await company.runDue()
    expect((await company.messages()).find(({ offset }) => offset === 'now')).toMatchObject({ reason: 'too_late' })
  })

  test('nothing is claimed when there is no time left to send it', async () => {
    const company = await aCompany(table, 'no-time')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.limits.remaining = 2_400
    await company.runDue()
    expect(await company.messages()).toMatchObject([{ status: 'queued', attempts: 0 }])
    company.limits.remaining = 20_000
    await company.runDue()
    expect(company.texts).toHaveLength(1)
  })

  test('what is unknown expires after 72 hours and is never sent again', async () => {
    const company = await aCompany(table, 'expiry')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    company.provider.behaviour = throws({ name: 'TimeoutError' })
    await company.runDue()
    company.provider.behaviour = undefined
    expect((await company.dueRows()).find(({ kind }) => kind === 'message-expiry')).toBeDefined()
    company.time.now += 71 * oneHour
    await company.runDue()
    expect((await company.messages()).find(({ offset }) => offset === 'now')).toMatchObject({ status: 'unknown' })
    company.time.now += 2 * oneHour
    await company.runDue()
    expect((await company.messages()).find(({ offset }) => offset === 'now')).toMatchObject({ status: 'expired' })
    expect((await company.dueRows()).filter(({ kind }) => kind === 'message-expiry')).toEqual([])
    expect(company.texts).toEqual([])
  })
})

test('a phone that one company stopped with is another company’s to text', async () => {
  const [one, two] = [await aCompany(table, 'alpha'), await aCompany(table, 'beta')]
  const [a, b] = [await aReadyCustomer(one), await aReadyCustomer(two)]
  await one.says(a.customerId, { decision: 'withdrawn' })
  expect(await one.remind(a.appointmentId)).toMatchObject([{ reason: 'withdrawn' }])
  expect(await two.remind(b.appointmentId)).toMatchObject([{ status: 'queued' }])
})

test('another account’s messages and appointments are not there', async () => {
  const [one, two] = [await aCompany(table, 'gamma'), await aCompany(table, 'delta')]
  const { appointmentId } = await aReadyCustomer(one)
  const [message] = await one.remind(appointmentId)
  await expect(two.remind(appointmentId)).rejects.toMatchObject({ status: 404 })
  expect(await two.deps.findMessage('delta', message?.messageId ?? '')).toBeUndefined()
  expect(await two.messages()).toEqual([])
})
