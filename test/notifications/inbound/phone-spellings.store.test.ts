import { describe, expect, test } from 'vitest'
import { suppressionStore } from '../../../functions/customers/consent/suppression-store.ts'
import { listCustomers } from '../../../functions/customers/list-customers.ts'
import { pendingStopStore } from '../../../functions/notifications/inbound/pending-stop-store.ts'
import { receiveMessage } from '../../../functions/notifications/inbound/receive-message.ts'
import { receiveText } from '../../../functions/notifications/inbound/receive-text.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table
beforeAllOnTable((opened) => {
  table = opened
})

let texts = 0

/** As the carrier's queue hands it over. */
async function texted(company: Company, originationNumber: string, messageBody: string): Promise<void> {
  company.time.now += 1_000
  const queued = { attributes: { SentTimestamp: String(company.time.now) } }
  await receiveMessage({ originationNumber, messageBody, inboundMessageId: `spelt-${texts++}` }, queued, {
    ...pendingStopStore(table),
    sendingNumber: '+12065550100',
    now: () => company.time.now,
    receiveText: (text, number) =>
      receiveText(text, { ...company.deps, ...suppressionStore(table, number), carrierManagesOptOuts: false }),
  })
}

const spellings = [
  ['Mexico', 'MX', '+525512345678', '+5215512345678'],
  ['Mexico', 'MX', '+52 1 55 1234 5679', '+525512345679'],
  ['Mexico', 'MX', '044 55 1234 5670', '+5215512345670'],
  ['Argentina', 'AR', '+5491123456789', '+541123456789'],
  ['Argentina', 'AR', '+541123456780', '+5491123456780'],
  ['Brazil', 'BR', '+5511981234567', '+551181234567'],
  ['Brazil', 'BR', '+551181234560', '+5511981234560'],
  ['Benin', 'BJ', '+2290197000000', '+22997000000'],
  ['the US, without a plus', 'US', '+12065552901', '12065552901'],
  ['the US, in national form', 'US', '+12065552902', '2065552902'],
  ['the US, as it is dialled', 'US', '+12065552903', '(206) 555-2903'],
  ['Germany, without a plus', 'DE', '+4915112345678', '4915112345678'],
  ['Germany, with zeros', 'DE', '+4915112345679', '004915112345679'],
  ['a new area of the US', 'US', '+14362345678', '14362345678'],
] as const

describe('a text from another spelling of the phone', () => {
  test.each(spellings)('in %s (%s): STOP to %s from %s finds its customer', async (_, country, phone, from) => {
    const company = await aCompany(table, `spelt-${phone.replaceAll(/\W/g, '')}`, { country })
    const { customerId } = await aReadyCustomer(company, { phone })
    await texted(company, from, 'STOP')
    expect(await company.state(customerId)).toBe('withdrawn')
    await texted(company, from, 'START')
    expect(await company.state(customerId)).toBe('granted')
  })

  test('is remembered for a customer who is added later, in either spelling, until a START', async () => {
    const company = await aCompany(table, 'spelt-later', { country: 'BR' })
    await texted(company, '+551187654321', 'STOP')
    const added = await company.customer({ phone: '+5511987654321' })
    const refusal = await company.recordsConsent(added.customerId, {}).catch((error: { code: string }) => error.code)
    expect(refusal).toBe('stopped_by_customer')
    await texted(company, '+5511987654321', 'START')
    await company.recordsConsent(added.customerId, {})
    const other = await company.customer({ phone: '+551187654321' })
    await company.recordsConsent(other.customerId, {})
    expect([await company.state(added.customerId), await company.state(other.customerId)]).toEqual([
      'granted',
      'granted',
    ])
  })

  test('the office finds the customer by either spelling too', async () => {
    const company = await aCompany(table, 'spelt-search', { country: 'AR' })
    const { customerId } = await company.customer({ phone: '+5491123450000' })
    for (const q of ['+541123450000', '+5491123450000', '011 15 2345 0000']) {
      const { items } = await listCustomers({ q, limit: 50 }, company.owner, company.deps)
      expect(items.map((each) => each.customerId)).toEqual([customerId])
    }
  })
})
