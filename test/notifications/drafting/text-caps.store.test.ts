import { expect, test } from 'vitest'
import { accountStore } from '../../../functions/accounts/account-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const hour = 3_600_000
let phones = 0

async function aCompanyWith(accountId: string, caps: Partial<Company['deps']['textCaps']>) {
  const company = await aCompany(table, accountId)
  Object.assign(company.deps.textCaps, caps)
  return company
}

async function aReader(company: Company, phone = `+1206555${String(2_000 + phones++)}`): Promise<string> {
  const { customerId } = await company.customer({ phone })
  await company.recordsConsent(customerId, { kinds: ['invoice'] })
  await company.recordsConsent(customerId, { kinds: ['invoice'], channel: 'email' })
  return customerId
}

async function sendTo(company: Company, customerIds: readonly string[], fields: object = {}): Promise<string[]> {
  for (const customerId of customerIds) await company.writes(customerId, { text: `No. ${phones++}`, ...fields })
  for (const work of company.sent.splice(0)) await company.work(work)
  return (await company.messages()).map(({ status, reason }) => reason ?? status).sort()
}

test('one phone gets its number of texts a day from a company, whatever it costs, and emails as before', async () => {
  const company = await aCompanyWith('per-phone', { phoneTextsPerDay: 2 })
  const [reader, other] = [await aReader(company), await aReader(company)]
  expect(await sendTo(company, [reader, reader, reader])).toEqual(['cap_reached', 'sent', 'sent'])
  await sendTo(company, [other])
  await sendTo(company, [reader], { channels: ['email'] })
  expect([company.sms.length, company.emails.length]).toEqual([3, 1])
  company.time.now += 24 * hour
  await sendTo(company, [reader])
  expect(company.sms).toHaveLength(4)
})

test('an account has its number of texts a day, all of them, and the operator sets another', async () => {
  const company = await aCompanyWith('per-account', { accountTextsPerDay: 3 })
  const readers = await Promise.all([1, 2, 3, 4, 5].map(() => aReader(company)))
  expect(await sendTo(company, readers.slice(0, 4))).toEqual(['cap_reached', 'sent', 'sent', 'sent'])
  const note = { at: '2026-03-02T12:00:00.000Z', by: 'operator', action: 'account.cap-changed', subject: 'per-account' }
  const { setTextsPerDay } = accountStore(table)
  expect(await setTextsPerDay('per-account', 4, { ...note, details: { textsPerDay: 4 } })).toBe(true)
  expect(await setTextsPerDay('unknown', 4, { ...note, details: {} }).catch(() => false)).toBe(false)
  Object.assign(company.owner.account, { textsPerDay: 4 })
  await sendTo(company, readers.slice(3))
  expect(company.sms).toHaveLength(4)
  expect(await setTextsPerDay('per-account', undefined, { ...note, details: {} })).toBe(true)
})

test('the owner cannot pass the cap by the monthly one, and ten concurrent sends do not either', async () => {
  const company = await aCompanyWith('race', { accountTextsPerDay: 5 })
  const readers = await Promise.all(Array.from({ length: 10 }, () => aReader(company)))
  for (const reader of readers) await company.writes(reader)
  await Promise.allSettled(company.sent.map((work) => company.work(work)))
  for (let run = 0; run < 5; run += 1) await company.runDue()
  expect(company.sms).toHaveLength(5)
})

test('the installation has a number of its own, over all accounts', async () => {
  const companies = [await aCompanyWith('first', {}), await aCompanyWith('second', {})] as const
  const readers = [await aReader(companies[0]), await aReader(companies[1])] as const
  const day = 86_400_000 * 400 // a day that no other test uses
  for (const company of companies) {
    company.time.now += day
    Object.assign(company.deps.textCaps, { installationTextsPerDay: 2 })
  }
  await sendTo(companies[0], [readers[0]])
  await sendTo(companies[1], [readers[1], readers[1]])
  expect(companies[0].sms.length + companies[1].sms.length).toBe(2)
})
