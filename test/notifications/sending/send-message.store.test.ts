import { describe, expect, test } from 'vitest'
import { cancelAppointment, changeAppointment } from '../../../functions/appointments/change-appointment.ts'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('a requested reminder', () => {
  test('is sent once by each channel that the customer allows', async () => {
    const company = await aCompany(table, 'asked')
    const { appointmentId } = await aReadyCustomer(company)
    const messages = await company.remind(appointmentId, ['sms', 'email'])
    expect(messages.map(({ channel, status }) => [channel, status])).toEqual([
      ['sms', 'queued'],
      ['email', 'queued'],
    ])
    for (const work of company.sent) await company.work(work)
    expect(company.sms).toMatchObject([
      {
        to: '+12065550143',
        body: 'Acme Heating: Reminder of your appointment "Boiler check" on Wednesday, March 4 at 10:00 AM. Reply STOP to opt out.',
      },
    ])
    expect(company.emails).toMatchObject([{ to: 'ana@x.example', tags: { accountId: 'asked' } }])
    expect(await company.dueRows()).toEqual([
      { kind: 'reminder', dueAt: '2026-03-03T15:00:00.000Z' },
      { kind: 'reminder', dueAt: '2026-03-04T13:00:00.000Z' },
    ])
    const sent = await company.messages()
    expect(sent.map(({ status }) => status)).toEqual(['sent', 'sent'])
    expect(sent.find(({ channel }) => channel === 'sms')).toMatchObject({
      attempts: 1,
      text: company.sms[0]?.body,
      to: '+12065550143',
      providerMessageId: company.sms[0]?.id,
      decided: {
        consent: { entry: 1, version: 1, state: 'granted' },
        encoding: 'GSM-7',
        segments: 1,
        timeZone: 'America/New_York',
        template: { name: 'reminder/sms/en' },
      },
    })
    expect(await company.deps.findMessageByProviderId(company.sms[0]?.id ?? '')).toMatchObject({ accountId: 'asked' })
  })

  test('of the same revision is the same message, however often its work message is delivered', async () => {
    const company = await aCompany(table, 'again')
    const { appointmentId } = await aReadyCustomer(company)
    const [first] = await company.remind(appointmentId)
    await Promise.all(Array.from({ length: 5 }, () => company.work(company.sent[0] ?? expect.unreachable())))
    const [second] = await company.remind(appointmentId)
    expect(second).toMatchObject({ messageId: first?.messageId, status: 'sent' })
    for (const work of company.sent) await company.work(work)
    expect(company.sms).toHaveLength(1)
  })

  test('exists once after concurrent requests', async () => {
    const company = await aCompany(table, 'twice')
    const { appointmentId } = await aReadyCustomer(company)
    const asked = await Promise.all([1, 2, 3].map(() => company.remind(appointmentId)))
    expect(new Set(asked.flat().map(({ messageId }) => messageId)).size).toBe(1)
    await company.runDue()
    expect(company.sms).toHaveLength(1)
  })

  test('without consent is refused, with the reason, under an id of its own', async () => {
    const company = await aCompany(table, 'refused')
    const { customerId } = await company.customer()
    const { appointmentId } = await company.appointment(customerId)
    const [refusal] = await company.remind(appointmentId)
    expect(refusal).toMatchObject({ status: 'refused', reason: 'no_consent' })
    expect(company.sent).toEqual([])
    await company.recordsConsent(customerId)
    const [message] = await company.remind(appointmentId)
    expect(message?.status).toBe('queued')
    expect(message?.messageId).not.toBe(refusal?.messageId)
    expect((await company.messages()).map(({ status }) => status).sort()).toEqual(['queued', 'refused'])
  })
})

describe('late binding (rule 9): between request and sending', () => {
  const changes: [
    string,
    (company: Awaited<ReturnType<typeof aCompany>>, ids: { customerId: string; appointmentId: string }) => unknown,
    string,
  ][] = [
    [
      'a withdrawal',
      (company, { customerId }) => company.recordsConsent(customerId, { decision: 'withdrawn' }),
      'withdrawn',
    ],
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
      'the appointment’s start',
      (c) => {
        c.time.now = Date.parse('2026-03-04T15:00:00Z')
      },
      'too_late',
    ],
  ]
  test.each(changes)('%s stops the SMS', async (name, change, reason) => {
    const company = await aCompany(table, `late-${name.replaceAll(' ', '-')}`)
    const ids = await aReadyCustomer(company)
    await company.remind(ids.appointmentId)
    await change(company, ids)
    await company.runDue()
    expect(company.sms).toEqual([])
    const [message] = (await company.messages()).filter(({ offset }) => offset === 'now')
    expect(message).toMatchObject({ status: 'refused', reason })
  })

  test('the erasure of the account stops all messages', async () => {
    const company = await aCompany(table, 'leaving')
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    await company.setAccount({ state: 'erasing' })
    await company.runDue()
    expect(company.sms).toEqual([])
  })

  test('a withdrawal at any step before the call stops it', async () => {
    let steps = 0
    for (let at = 0; at <= steps; at += 1) {
      const company = await aCompany(table, `stop-at-${at}`)
      const { customerId, appointmentId } = await aReadyCustomer(company)
      await company.remind(appointmentId)
      const seen: string[] = []
      company.hook.before = async (step) => {
        if (seen.push(step) - 1 !== at) return
        await company.recordsConsent(customerId, { decision: 'withdrawn' })
      }
      await company.work(company.sent[0] ?? expect.unreachable())
      company.hook.before = undefined
      const isHandedOver = seen.slice(0, at).includes('sendSms') || seen[at] === 'sendSms'
      expect([at, seen[at], company.sms.length]).toEqual([at, seen[at], isHandedOver || at >= seen.length ? 1 : 0])
      steps = Math.max(steps, seen.length)
    }
    expect(steps).toBeGreaterThan(8)
  })
})

test('a withdrawal at one company does not concern another', async () => {
  const [one, two] = [await aCompany(table, 'alpha'), await aCompany(table, 'beta')]
  const [a, b] = [await aReadyCustomer(one), await aReadyCustomer(two)]
  await one.recordsConsent(a.customerId, { decision: 'withdrawn' })
  expect(await one.remind(a.appointmentId)).toMatchObject([{ reason: 'withdrawn' }])
  expect(await two.remind(b.appointmentId)).toMatchObject([{ status: 'queued' }])
})

test('messages and appointments of another account are not found', async () => {
  const [one, two] = [await aCompany(table, 'gamma'), await aCompany(table, 'delta')]
  const { appointmentId } = await aReadyCustomer(one)
  const [message] = await one.remind(appointmentId)
  await expect(two.remind(appointmentId)).rejects.toMatchObject({ status: 404 })
  expect(await two.deps.findMessage('delta', message?.messageId ?? '')).toBeUndefined()
  expect(await two.messages()).toEqual([])
})
