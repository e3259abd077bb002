import { describe, expect, test } from 'vitest'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('STOP', () => {
  test('withdraws SMS at the company, is shown to staff, and is confirmed once', async () => {
    const company = await aCompany(table, 'stop')
    const from = aPhone()
    const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
    await company.receives('Stop!', { from })
    expect(await company.state(customerId)).toBe('withdrawn')
    expect(await company.state(customerId, 'email')).toBe('granted')
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
    await company.runDue()
    expect(company.sms).toMatchObject([
      { to: from, body: expect.stringMatching(/^Acme Heating: You are unsubscribed/) },
    ])
    const rows = (await company.messages()).map(({ direction, kind, status, reading }) => [
      direction,
      kind,
      status,
      reading,
    ])
    expect(rows.sort()).toEqual([
      ['inbound', 'reply', 'delivered', 'stop'],
      ['outbound', 'answer', 'sent', undefined],
      ['outbound', 'reminder', 'refused', undefined],
    ])
    const ledger = await company.deps.readLedger('stop', customerId)
    expect(ledger.at(-1)).toMatchObject({ cause: 'stop', recordedBy: 'customer', method: 'sms', decision: 'withdrawn' })
  })

  test('delivered twice counts once, and sent twice is confirmed once (rule 4)', async () => {
    const company = await aCompany(table, 'stop-twice')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await Promise.all([1, 2, 3].map(() => company.receives('STOP', { from, id: 'same' })))
    await company.receives('STOP', { from, id: 'same' })
    await company.receives('STOP', { from })
    await company.runDue()
    expect(company.sms).toHaveLength(1)
    const stops = (await company.deps.readLedger('stop-twice', customerId)).filter(({ cause }) => cause === 'stop')
    expect(stops).toHaveLength(2)
  })

  test('delivered again after a START does not stop again', async () => {
    const company = await aCompany(table, 'stop-late')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.receives('STOP', { from, id: 'first' })
    await company.receives('START', { from })
    await company.receives('STOP', { from, id: 'first' })
    expect(await company.state(customerId)).toBe('granted')
  })

  test('holds at every company that has the phone (rule 5)', async () => {
    const [one, two] = [await aCompany(table, 'shared-1'), await aCompany(table, 'shared-2')]
    const from = aPhone()
    const [a, a2, b] = [
      await aReadyCustomer(one, { phone: from }),
      await aReadyCustomer(one, { phone: from, name: 'Ana’s husband' }),
      await aReadyCustomer(two, { phone: from }),
    ]
    await one.receives('stop', { from })
    expect([await one.state(a.customerId), await one.state(a2.customerId), await two.state(b.customerId)]).toEqual([
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ])
    await one.runDue()
    await two.runDue()
    expect([...one.sms, ...two.sms].map(({ body }) => body.split('.')[0])).toEqual([
      'You are unsubscribed and will get no more texts from this number',
    ])
  })

  test('is not delayed by a company that has the phone many times', async () => {
    const from = aPhone()
    // 'crowd' sorts first, so it is processed first
    const [crowd, other] = [await aCompany(table, 'crowd'), await aCompany(table, 'not-crowd')]
    const customers = []
    for (let each = 0; each < 30; each += 1) customers.push(await aReadyCustomer(crowd, { phone: from }))
    const { customerId } = await aReadyCustomer(other, { phone: from })
    let received = 0
    const newMessageWrites: typeof crowd.deps.newMessageWrites = (...row) => {
      if (++received > 12) throw new Error('the function’s time is over')
      return crowd.deps.newMessageWrites(...row)
    }
    const text = {
      from,
      body: 'STOP',
      intent: 'stop' as const,
      inboundMessageId: 'crowded',
      inReplyTo: undefined,
      at: crowd.deps.now(),
    }
    const deps = { ...crowd.deps, carrierManagesOptOuts: false }
    await expect(receiveText(text, { ...deps, newMessageWrites })).rejects.toThrow('time is over')
    await other.runDue()
    await crowd.runDue()
    expect([await other.state(customerId), crowd.sms.length + other.sms.length]).toEqual(['withdrawn', 1])
    received = 0
    await expect(receiveText(text, { ...deps, newMessageWrites })).rejects.toThrow('time is over') // continues where it ended
    await receiveText(text, { ...deps, newMessageWrites: crowd.deps.newMessageWrites })
    expect(await Promise.all(customers.map((each) => crowd.state(each.customerId)))).toEqual(
      customers.map(() => 'withdrawn'),
    )
    expect(received).toBeGreaterThan(12)
    expect(crowd.sms.length + other.sms.length).toBe(1)
  }, 30_000)

  test('in reply to the SMS of one company holds there only', async () => {
    const [one, two] = [await aCompany(table, 'named-1'), await aCompany(table, 'named-2')]
    const from = aPhone()
    const [a, b] = [await aReadyCustomer(one, { phone: from }), await aReadyCustomer(two, { phone: from })]
    await one.remind(a.appointmentId)
    await one.runDue()
    await one.receives('stop', { from, inReplyTo: one.sms[0]?.id ?? '' })
    expect([await one.state(a.customerId), await two.state(b.customerId)]).toEqual(['withdrawn', 'granted'])
    expect(await two.remind(b.appointmentId)).toMatchObject([{ status: 'queued' }])
    const again = await one.customer({ phone: from })
    await expect(one.recordsConsent(again.customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('from an unknown phone holds for the company that adds it later (rule 6)', async () => {
    const company = await aCompany(table, 'unknown')
    const from = aPhone()
    await company.receives('STOP', { from })
    expect(company.sent).toEqual([])
    const { customerId } = await company.customer({ phone: from })
    await expect(company.recordsConsent(customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
    await company.receives('START', { from })
    await company.recordsConsent(customerId)
    expect(await company.state(customerId)).toBe('granted')
  })

  test('from a customer who is being erased is remembered (rule 6)', async () => {
    const [company, other] = [await aCompany(table, 'stop-gone'), await aCompany(table, 'stop-gone-2')]
    const from = aPhone()
    await aReadyCustomer(company, { phone: from })
    const text = {
      from,
      body: 'STOP',
      intent: 'stop' as const,
      inboundMessageId: 'gone',
      inReplyTo: undefined,
      at: company.time.now++,
    }
    await receiveText(text, { ...company.deps, carrierManagesOptOuts: false, findCustomer: async () => undefined })
    const { customerId } = await other.customer({ phone: from })
    await expect(other.recordsConsent(customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('gets no reply where the carrier manages opt-outs', async () => {
    const company = await aCompany(table, 'toll-free')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    company.setCarrierManagesOptOuts(true)
    await company.receives('STOP', { from })
    await company.receives('HELP', { from })
    await company.runDue()
    expect(company.sms).toEqual([])
    expect(await company.state(customerId)).toBe('withdrawn')
  })

  test('is not confirmed after five minutes', async () => {
    const company = await aCompany(table, 'slow')
    const from = aPhone()
    await aReadyCustomer(company, { phone: from })
    await company.receives('STOP', { from })
    company.time.now += 5 * 60_000 + 1_000
    await company.runDue()
    expect(company.sms).toEqual([])
    expect((await company.messages()).find(({ kind }) => kind === 'answer')).toMatchObject({
      status: 'refused',
      reason: 'too_late',
    })
  })

  test('to a company that is being erased is remembered, without a reply', async () => {
    const company = await aCompany(table, 'leaving-too')
    const from = aPhone()
    await aReadyCustomer(company, { phone: from })
    await company.setAccount({ state: 'erasing' })
    await company.receives('STOP', { from })
    expect(company.sent).toEqual([])
    const [hash = ''] = await company.deps.hashesOfPhone(from)
    expect(await company.deps.findSuppressions('leaving-too', 'sms', hash, [])).toMatchObject([{ cause: 'stop' }])
  })
})
