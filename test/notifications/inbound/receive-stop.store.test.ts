import { describe, expect, test } from 'vitest'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

describe('STOP', () => {
  test('stops all texts of the company, is kept for the office, and is confirmed once', async () => {
    const company = await aCompany(table, 'stop')
    const from = aPhone()
    const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
    await company.hears('Stop!', { from })
    expect(await company.state(customerId)).toBe('withdrawn')
    expect(await company.state(customerId, 'email')).toBe('granted')
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'refused', reason: 'withdrawn' }])
    await company.runDue()
    expect(company.texts).toMatchObject([
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

  test('delivered twice counts once, and said twice is confirmed once (rule 4)', async () => {
    const company = await aCompany(table, 'stop-twice')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await Promise.all([1, 2, 3].map(() => company.hears('STOP', { from, id: 'same' })))
    await company.hears('STOP', { from, id: 'same' })
    await company.hears('STOP', { from })
    await company.runDue()
    expect(company.texts).toHaveLength(1)
    const stops = (await company.deps.readLedger('stop-twice', customerId)).filter(({ cause }) => cause === 'stop')
    expect(stops).toHaveLength(2)
  })

  test('delivered again after a START does not stop again', async () => {
    const company = await aCompany(table, 'stop-late')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.hears('STOP', { from, id: 'first' })
    await company.hears('START', { from })
    await company.hears('STOP', { from, id: 'first' })
    expect(await company.state(customerId)).toBe('granted')
  })

  test('stops at every company that has the phone, texted or not (rule 5)', async () => {
    const [one, two] = [await aCompany(table, 'shared-1'), await aCompany(table, 'shared-2')]
    const from = aPhone()
    const [a, a2, b] = [
      await aReadyCustomer(one, { phone: from }),
      await aReadyCustomer(one, { phone: from, name: 'Ana’s husband' }),
      await aReadyCustomer(two, { phone: from }),
    ]
    await one.hears('stop', { from })
    expect([await one.state(a.customerId), await one.state(a2.customerId), await two.state(b.customerId)]).toEqual([
      'withdrawn',
      'withdrawn',
      'withdrawn',
    ])
    await one.runDue()
    await two.runDue()
    expect([...one.texts, ...two.texts].map(({ body }) => body.split('.')[0])).toEqual([
      'You are unsubscribed and will get no more texts from this number',
    ])
  })

  test('keeps nobody waiting for a company that has the phone a hundred times', async () => {
    const from = aPhone()
    // the name comes first in the order of keys
    const [crowd, other] = [await aCompany(table, 'crowd'), await aCompany(table, 'not-crowd')]
    const namesakes = []
    for (let each = 0; each < 30; each += 1) namesakes.push(await aReadyCustomer(crowd, { phone: from }))
    const { customerId } = await aReadyCustomer(other, { phone: from })
    let heard = 0
    const newMessage: typeof crowd.deps.newMessage = (...row) => {
      if (++heard > 12) throw new Error('the function’s time is over')
      return crowd.deps.newMessage(...row)
    }
    const text = { from, body: 'STOP', inboundMessageId: 'crowded', answers: undefined, at: crowd.deps.now() }
    const deps = { ...crowd.deps, carrierAnswers: false }
    await expect(receiveText(text, { ...deps, newMessage })).rejects.toThrow('time is over')
    await other.runDue()
    await crowd.runDue()
    expect([await other.state(customerId), crowd.texts.length + other.texts.length]).toEqual(['withdrawn', 1])
    heard = 0
    await expect(receiveText(text, { ...deps, newMessage })).rejects.toThrow('time is over') // goes on where it ended
    await receiveText(text, { ...deps, newMessage: crowd.deps.newMessage })
    expect(await Promise.all(namesakes.map((each) => crowd.state(each.customerId)))).toEqual(
      namesakes.map(() => 'withdrawn'),
    )
    expect(heard).toBeGreaterThan(12)
    expect(crowd.texts.length + other.texts.length).toBe(1)
  }, 30_000)

  test('that answers the text of one company stops there only', async () => {
    const [one, two] = [await aCompany(table, 'named-1'), await aCompany(table, 'named-2')]
    const from = aPhone()
    const [a, b] = [await aReadyCustomer(one, { phone: from }), await aReadyCustomer(two, { phone: from })]
    await one.remind(a.appointmentId)
    await one.runDue()
    await one.hears('stop', { from, answers: one.texts[0]?.id ?? '' })
    expect([await one.state(a.customerId), await two.state(b.customerId)]).toEqual(['withdrawn', 'granted'])
    expect(await two.remind(b.appointmentId)).toMatchObject([{ status: 'queued' }])
    const again = await one.customer({ phone: from })
    await expect(one.says(again.customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('of somebody whom nobody knows is remembered for the day that one does (rule 6)', async () => {
    const company = await aCompany(table, 'unknown')
    const from = aPhone()
    await company.hears('STOP', { from })
    expect(company.sent).toEqual([])
    const { customerId } = await company.customer({ phone: from })
    await expect(company.says(customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
    await company.hears('START', { from })
    await company.says(customerId)
    expect(await company.state(customerId)).toBe('granted')
  })

  test('of somebody who is erased at that moment is remembered (rule 6)', async () => {
    const [company, other] = [await aCompany(table, 'stop-gone'), await aCompany(table, 'stop-gone-2')]
    const from = aPhone()
    await aReadyCustomer(company, { phone: from })
    const text = { from, body: 'STOP', inboundMessageId: 'gone', answers: undefined, at: company.time.now++ }
    await receiveText(text, { ...company.deps, carrierAnswers: false, findCustomer: async () => undefined })
    const { customerId } = await other.customer({ phone: from })
    await expect(other.says(customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('is not answered by us where the carrier answers', async () => {
    const company = await aCompany(table, 'toll-free')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    company.setCarrierAnswers(true)
    await company.hears('STOP', { from })
    await company.hears('HELP', { from })
    await company.runDue()
    expect(company.texts).toEqual([])
    expect(await company.state(customerId)).toBe('withdrawn')
  })

  test('is not confirmed after five minutes', async () => {
    const company = await aCompany(table, 'slow')
    const from = aPhone()
    await aReadyCustomer(company, { phone: from })
    await company.hears('STOP', { from })
    company.time.now += 5 * 60_000 + 1_000
    await company.runDue()
    expect(company.texts).toEqual([])
    expect((await company.messages()).find(({ kind }) => kind === 'answer')).toMatchObject({
      status: 'refused',
      reason: 'too_late',
    })
  })

  test('to a company that is leaving is remembered and answered by nobody', async () => {
    const company = await aCompany(table, 'leaving-too')
    const from = aPhone()
    await aReadyCustomer(company, { phone: from })
    await company.setAccount({ state: 'erasing' })
    await company.hears('STOP', { from })
    expect(company.sent).toEqual([])
    const hash = await company.deps.hashOfPhone(from)
    expect(await company.deps.findSuppressions('leaving-too', 'sms', hash, [])).toMatchObject([{ cause: 'stop' }])
  })
})
