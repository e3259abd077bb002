import { expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aCustomerWhoGranted, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const invoices = { kinds: ['invoice' as const] }

async function sendAll(company: Company): Promise<void> {
  for (let run = 0; run < 3; run += 1) await company.runDue()
}

test('ten SMS a day to one phone, whichever customers have it and however it is typed', async () => {
  const company = await aCompany(table, 'dodge-duplicates')
  for (const phone of ['206 555 0190', '+1 206-555-0190', '(206) 5550190', '1-206-555-0190']) {
    const { customerId } = await company.customer({ phone })
    await company.recordsConsent(customerId, invoices)
    for (let count = 0; count < 5; count += 1) await company.writes(customerId)
  }
  await sendAll(company)
  expect(new Set(company.sms.map(({ to }) => to))).toEqual(new Set(['+12065550190']))
  expect(company.sms).toHaveLength(10)
})

test('two spellings of a phone have one count', async () => {
  const company = await aCompany(table, 'dodge-spelled', { country: 'AR', timeZone: 'America/Argentina/Buenos_Aires' })
  company.deps.textCaps.phoneTextsPerDay = 3
  for (const phone of ['+54 9 11 2345 6789', '+54 11 2345 6789']) {
    const { customerId } = await company.customer({ phone })
    await company.recordsConsent(customerId, invoices)
    for (let count = 0; count < 2; count += 1) await company.writes(customerId)
  }
  await sendAll(company)
  expect(new Set(company.sms.map(({ to }) => to))).toEqual(new Set(['+541123456789', '+5491123456789']))
  expect(company.sms).toHaveLength(3)
})

test('a phone that was changed and changed back keeps its count', async () => {
  const company = await aCompany(table, 'dodge-changed')
  company.deps.textCaps.phoneTextsPerDay = 2
  const [phone, other] = ['+12065550191', '+12065550192']
  const customerId = await aCustomerWhoGranted(company, invoices, { phone })
  for (const to of [phone, other, phone]) {
    await changeCustomer(customerId, { phone: to }, company.owner, company.deps)
    await company.recordsConsent(customerId, invoices)
    for (let count = 0; count < 2; count += 1) await company.writes(customerId)
    await sendAll(company)
  }
  expect(company.sms.map(({ to }) => to)).toEqual([phone, phone, other, other])
})

test('every kind counts, by requests at once and by 25 at a time', async () => {
  const company = await aCompany(table, 'dodge-kinds')
  const kinds = ['reminder', 'on-my-way', 'invoice', 'marketing']
  const customerId = await aCustomerWhoGranted(company, { kinds }, { phone: '+12065550193' })
  const soon = { startsAt: '2026-03-02T16:00:00Z', reminders: [] }
  const { appointmentId } = await company.appointment(customerId, soon)
  await Promise.all([
    company.remind(appointmentId),
    company.onMyWay(appointmentId, 10),
    ...Array.from({ length: 25 }, () => company.writes(customerId)),
    ...Array.from({ length: 25 }, () => company.writes(customerId, { kind: 'marketing' })),
  ])
  await Promise.allSettled(company.sent.map((work) => company.work(work)))
  await sendAll(company)
  expect(company.sms).toHaveLength(10)
})

test('an SMS that the provider refused, or may have sent, counts', async () => {
  const company = await aCompany(table, 'dodge-failed')
  company.deps.textCaps.phoneTextsPerDay = 2
  const customerId = await aCustomerWhoGranted(company, invoices, { phone: '+12065550194' })
  const failures = [
    Object.assign(new Error('no'), { name: 'InvalidParameterException', $metadata: { httpStatusCode: 400 } }),
    Object.assign(new Error('late'), { name: 'TimeoutError' }),
  ]
  company.provider.behaviour = () => {
    const failure = failures.shift()
    if (failure) throw failure
  }
  for (let count = 0; count < 4; count += 1) {
    await company.writes(customerId)
    await sendAll(company)
  }
  expect(company.sms).toEqual([])
  expect((await company.messages()).map(({ status, reason }) => [status, reason]).sort()).toEqual([
    ['failed', 'InvalidParameterException'],
    ['refused', 'cap_reached'],
    ['refused', 'cap_reached'],
    ['unknown', undefined],
  ])
})

test('the owner’s monthly cap does not pass the installation’s caps, nor those the operator’s', async () => {
  const messaging = { ...defaultSettings.messaging, monthlyCap: 1_000_000 }
  const company = await aCompany(table, 'dodge-month', { settings: { ...defaultSettings, messaging } })
  company.deps.textCaps.accountTextsPerDay = 2
  for (let count = 0; count < 4; count += 1) {
    await company.writes(await aCustomerWhoGranted(company, invoices, { phone: `+1206555030${count}` }))
    await sendAll(company)
  }
  expect(company.sms).toHaveLength(2)
  await company.setAccount({ textsPerDay: 1_000 })
  company.owner.account.settings.messaging.monthlyCap = 3
  await company.setAccount({ textsPerDay: 1_000, settings: company.owner.account.settings })
  Object.assign(company.owner.account, { textsPerDay: 1_000 })
  for (let count = 4; count < 8; count += 1) {
    await company.writes(await aCustomerWhoGranted(company, invoices, { phone: `+1206555030${count}` }))
    await sendAll(company)
  }
  expect(company.sms).toHaveLength(3)
})

test('auto-replies are not counted, and go where the caps are used up', async () => {
  const company = await aCompany(table, 'dodge-replies')
  const from = '+12065550195'
  await aCustomerWhoGranted(company, invoices, { phone: from })
  Object.assign(company.deps.textCaps, { phoneTextsPerDay: 0, accountTextsPerDay: 0 })
  await company.receives('STOP', { from })
  await sendAll(company)
  expect(company.sms).toHaveLength(1)
  expect(await company.deps.readUsage('dodge-replies', '2026-03-02')).toEqual([])
})
