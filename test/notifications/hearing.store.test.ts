import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../functions/customers/change-customer.ts'
import { hearText } from '../../functions/notifications/hear-text.ts'
import type { Table } from '../../functions/shared/table.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from './world.ts'

let table: Table
let phones = 0

beforeAllOnTable((given) => {
  table = given
})

/** A phone of its own for each story: stops are remembered by phone, for all companies. */
const aPhone = () => `+1206555${String(2000 + phones++)}`

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
    for (let each = 0; each < 30; each++) namesakes.push(await aReadyCustomer(crowd, { phone: from }))
    const { customerId } = await aReadyCustomer(other, { phone: from })
    let heard = 0
    const newMessage: typeof crowd.deps.newMessage = (...row) => {
      if (++heard > 12) throw new Error('the function’s time is over')
      return crowd.deps.newMessage(...row)
    }
    const text = { from, body: 'STOP', inboundMessageId: 'crowded', answers: undefined, at: crowd.deps.now() }
    const deps = { ...crowd.deps, carrierAnswers: false }
    await expect(hearText(text, { ...deps, newMessage })).rejects.toThrow('time is over')
    await other.runDue()
    await crowd.runDue()
    expect([await other.state(customerId), crowd.texts.length + other.texts.length]).toEqual(['withdrawn', 1])
    heard = 0
    await expect(hearText(text, { ...deps, newMessage })).rejects.toThrow('time is over') // goes on where it ended
    await hearText(text, { ...deps, newMessage: crowd.deps.newMessage })
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
    expect(company.wakes).toEqual([])
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
    await hearText(text, { ...company.deps, carrierAnswers: false, findCustomer: async () => undefined })
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
    expect(company.wakes).toEqual([])
    const hash = await company.deps.hashOfPhone(from)
    expect(await company.deps.findSuppressions('leaving-too', 'sms', hash, [])).toMatchObject([{ cause: 'stop' }])
  })
})

describe('START', () => {
  test('opens again what a stop closed, and nothing else (rule 3)', async () => {
    const company = await aCompany(table, 'start')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.says(customerId, { kinds: ['marketing'] })
    await company.says(customerId, { kinds: ['marketing'], decision: 'withdrawn' })
    await company.hears('STOP', { from })
    await company.runDue()
    await company.hears('start', { from })
    expect([await company.state(customerId), await company.state(customerId, 'sms', 'marketing')]).toEqual([
      'granted',
      'withdrawn',
    ])
    await company.says(customerId, { kinds: ['invoice'] })
    await company.runDue()
    expect(company.texts.map(({ body }) => body)).toEqual([
      expect.stringContaining('unsubscribed'),
      expect.stringContaining('again'),
    ])
  })

  test('from a new phone opens nothing that was given for the old one (rule 1)', async () => {
    const company = await aCompany(table, 'start-new-phone')
    const [old, fresh] = [aPhone(), aPhone()]
    const { customerId } = await aReadyCustomer(company, { phone: old })
    await company.hears('STOP', { from: old })
    await changeCustomer(customerId, { phone: fresh }, company.owner, company.deps)
    await company.hears('START', { from: fresh })
    expect(await company.state(customerId)).toBe('withdrawn')
  })

  test('without a stop before it opens nothing and is not answered', async () => {
    const company = await aCompany(table, 'start-only')
    const from = aPhone()
    const { customerId } = await company.customer({ phone: from })
    await company.hears('START', { from })
    expect(await company.state(customerId)).toBeUndefined()
    expect(company.wakes).toEqual([])
  })

  test('that is delivered after a newer STOP opens nothing, forgets nothing and is not answered', async () => {
    const [company, other] = [await aCompany(table, 'start-late'), await aCompany(table, 'start-late-2')]
    const from = aPhone()
    const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
    await aReadyCustomer(other, { phone: from })
    await company.hears('STOP', { from })
    const start = { from, body: 'START', inboundMessageId: 'late-start', answers: undefined, at: company.time.now++ }
    await company.hears('STOP', { from })
    await hearText(start, { ...company.deps, carrierAnswers: false })
    expect(await company.state(customerId)).toBe('withdrawn')
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'refused' }])
    const stranger = await aCompany(table, 'start-late-3')
    const again = await stranger.customer({ phone: from })
    await expect(stranger.says(again.customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
    await company.runDue()
    await other.runDue()
    expect([...company.texts, ...other.texts].map(({ body }) => body.slice(0, 20))).toEqual(['You are unsubscribed'])
  })

  test('YES starts again as the answer to our question, and only then', async () => {
    const company = await aCompany(table, 'yes')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.hears('STOP', { from })
    await company.hears('yes', { from })
    expect(await company.state(customerId)).toBe('withdrawn')
    await company.runDue()
    await company.hears('Yes!', { from, answers: company.texts[0]?.id ?? '' })
    expect(await company.state(customerId)).toBe('granted')
  })
})

test('HELP is answered with company, contact and how to stop', async () => {
  const company = await aCompany(table, 'help')
  const from = aPhone()
  await aReadyCustomer(company, { phone: from })
  await company.hears('help', { from })
  await company.hears('Help?', { from })
  await company.runDue()
  expect(company.texts.map(({ body }) => body)).toEqual(
    Array(2).fill(
      'Acme Heating: Questions? Write to office@acme.example. Msg & data rates may apply. Reply STOP to opt out.',
    ),
  )
})

describe('a text with another meaning', () => {
  test('goes to the office and pauses marketing only', async () => {
    const company = await aCompany(table, 'reply')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.says(customerId, { kinds: ['marketing'] })
    await company.hears('Can you stop by at 9?', { from })
    expect([await company.state(customerId), await company.state(customerId, 'sms', 'marketing')]).toEqual([
      'granted',
      'withdrawn',
    ])
    expect(await company.messages()).toMatchObject([{ reading: 'pause', text: 'Can you stop by at 9?' }])
    await company.says(customerId, { kinds: ['marketing'] })
    expect(await company.state(customerId, 'sms', 'marketing')).toBe('granted')
  })

  test('decides nothing when it says nothing of the kind', async () => {
    const company = await aCompany(table, 'thanks')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.hears('Thanks, see you!', { from, id: 'thanks' })
    await company.hears('Thanks, see you!', { from, id: 'thanks' })
    expect(await company.deps.readLedger('thanks', customerId)).toHaveLength(2)
    expect(await company.messages()).toMatchObject([{ reading: 'reply', direction: 'inbound' }])
    expect(company.wakes).toEqual([])
  })
})
