import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('START', () => {
  test('grants again what a stop withdrew, and nothing else (rule 3)', async () => {
    const company = await aCompany(table, 'start')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.recordsConsent(customerId, { kinds: ['marketing'] })
    await company.recordsConsent(customerId, { kinds: ['marketing'], decision: 'withdrawn' })
    await company.receives('STOP', { from })
    await company.runDue()
    await company.receives('start', { from })
    expect([await company.state(customerId), await company.state(customerId, 'sms', 'marketing')]).toEqual([
      'granted',
      'withdrawn',
    ])
    await company.recordsConsent(customerId, { kinds: ['invoice'] })
    await company.runDue()
    expect(company.sms.map(({ body }) => body)).toEqual([
      expect.stringContaining('unsubscribed'),
      expect.stringContaining('again'),
    ])
  })

  test('from a new phone grants nothing that was granted for the old one (rule 1)', async () => {
    const company = await aCompany(table, 'start-new-phone')
    const [old, fresh] = [aPhone(), aPhone()]
    const { customerId } = await aReadyCustomer(company, { phone: old })
    await company.receives('STOP', { from: old })
    await changeCustomer(customerId, { phone: fresh }, company.owner, company.deps)
    await company.receives('START', { from: fresh })
    expect(await company.state(customerId)).toBe('withdrawn')
  })

  test('without a stop before it grants nothing and gets no reply', async () => {
    const company = await aCompany(table, 'start-only')
    const from = aPhone()
    const { customerId } = await company.customer({ phone: from })
    await company.receives('START', { from })
    expect(await company.state(customerId)).toBeUndefined()
    expect(company.sent).toEqual([])
  })

  test('delivered after a newer STOP grants nothing, lifts nothing and gets no reply', async () => {
    const [company, other] = [await aCompany(table, 'start-late'), await aCompany(table, 'start-late-2')]
    const from = aPhone()
    const { customerId, appointmentId } = await aReadyCustomer(company, { phone: from })
    await aReadyCustomer(other, { phone: from })
    await company.receives('STOP', { from })
    const text = { from, body: 'START', intent: 'start' as const, inReplyTo: undefined }
    const start = { ...text, inboundMessageId: 'late-start', at: company.time.now++ }
    await company.receives('STOP', { from })
    await receiveText(start, { ...company.deps, carrierManagesOptOuts: false })
    expect(await company.state(customerId)).toBe('withdrawn')
    expect(await company.remind(appointmentId)).toMatchObject([{ status: 'refused' }])
    const stranger = await aCompany(table, 'start-late-3')
    const again = await stranger.customer({ phone: from })
    await expect(stranger.recordsConsent(again.customerId)).rejects.toMatchObject({ code: 'stopped_by_customer' })
    await company.runDue()
    await other.runDue()
    expect([...company.sms, ...other.sms].map(({ body }) => body.slice(0, 20))).toEqual(['You are unsubscribed'])
  })

  test('YES is a start only in reply to the confirmation of a stop', async () => {
    const company = await aCompany(table, 'yes')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.receives('STOP', { from })
    await company.receives('yes', { from })
    expect(await company.state(customerId)).toBe('withdrawn')
    await company.runDue()
    await company.receives('Yes!', { from, inReplyTo: company.sms[0]?.id ?? '' })
    expect(await company.state(customerId)).toBe('granted')
  })
})

test('the reply to HELP names company, contact and how to opt out', async () => {
  const company = await aCompany(table, 'help')
  const from = aPhone()
  await aReadyCustomer(company, { phone: from })
  await company.receives('help', { from })
  await company.runDue()
  company.time.now += 10 * 60_000
  await company.receives('Help?', { from })
  await company.runDue()
  expect(company.sms.map(({ body }) => body)).toEqual(
    Array(2).fill(
      'Acme Heating: Questions? Write to office@acme.example. Msg & data rates may apply. Reply STOP to opt out.',
    ),
  )
})

describe('a text of another kind', () => {
  test('with a stop word is shown to staff and pauses marketing only', async () => {
    const company = await aCompany(table, 'reply')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.recordsConsent(customerId, { kinds: ['marketing'] })
    await company.receives('Can you stop by at 9?', { from })
    expect([await company.state(customerId), await company.state(customerId, 'sms', 'marketing')]).toEqual([
      'granted',
      'withdrawn',
    ])
    expect(await company.messages()).toMatchObject([{ reading: 'pause', text: 'Can you stop by at 9?' }])
    await company.recordsConsent(customerId, { kinds: ['marketing'] })
    expect(await company.state(customerId, 'sms', 'marketing')).toBe('granted')
  })

  test('without a stop word decides nothing', async () => {
    const company = await aCompany(table, 'thanks')
    const from = aPhone()
    const { customerId } = await aReadyCustomer(company, { phone: from })
    await company.receives('Thanks, see you!', { from, id: 'thanks' })
    await company.receives('Thanks, see you!', { from, id: 'thanks' })
    expect(await company.deps.readLedger('thanks', customerId)).toHaveLength(2)
    expect(await company.messages()).toMatchObject([{ reading: 'reply', direction: 'inbound' }])
    expect(company.sent).toEqual([])
  })
})
