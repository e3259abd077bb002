import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
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

  test('from a new phone opens nothing that was authored for the old one (rule 1)', async () => {
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
    expect(company.sent).toEqual([])
  })

  test('that is delivered after a newer STOP opens nothing, forgets nothing and is not answered', async () => {
    const [company, other] = [await aCompany(table, 'start-late'), await aCompany(table, 'start-late-2')]
    const from = aPhone()
    const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
    await aReadyCustomer(other, { phone: from })
    await company.hears('STOP', { from })
    const start = { from, body: 'START', inboundMessageId: 'late-start', answers: undefined, at: company.time.now++ }
    await company.hears('STOP', { from })
    await receiveText(start, { ...company.deps, carrierAnswers: false })
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
    expect(company.sent).toEqual([])
  })
})
