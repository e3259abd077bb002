import { expect, test } from 'vitest'
import { defaultSettings } from '../../../functions/shared/identity/account.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const month = '2026-03'

async function aCompanyWith(accountId: string, monthlyCap: number) {
  const settings = { ...defaultSettings, messaging: { ...defaultSettings.messaging, monthlyCap } }
  const company = await aCompany(table, accountId, { settings })
  const { customerId } = await company.customer()
  await company.recordsConsent(customerId, { kinds: ['invoice'] })
  await company.recordsConsent(customerId, { kinds: ['invoice'], channel: 'email' })
  return { company, customerId }
}

const outcomes = async (company: Company) =>
  (await company.messages()).map(({ status, reason }) => reason ?? status).sort()

test('segments and emails are counted, and nothing is sent beyond the cap', async () => {
  const { company, customerId } = await aCompanyWith('cap', 4)
  await company.writes(customerId, { text: 'x'.repeat(200), channels: ['sms', 'email'] }) // 2 segments and 1 email
  await company.runDue()
  expect(await company.deps.readUsage('cap', month)).toEqual([3])
  await company.writes(customerId, { text: 'x'.repeat(200) })
  await company.runDue()
  expect(await outcomes(company)).toEqual(['cap_reached', 'sent', 'sent'])
  await company.writes(customerId)
  await company.runDue()
  expect([company.sms.length, company.emails.length]).toEqual([2, 1])
  expect(await company.deps.readUsage('cap', month)).toEqual([4])
})

test('a request beyond the cap is refused at once, by its segments, in the month of sending', async () => {
  const { company, customerId } = await aCompanyWith('cap-asked', 2)
  const request = async (fields: object = {}) => {
    const [message] = await company.writes(customerId, fields)
    return message?.reason ?? message?.status
  }
  expect(await request({ text: 'x'.repeat(400) })).toBe('cap_reached') // three segments
  expect(await request({ text: 'x'.repeat(200) })).toBe('queued')
  expect(await request({ channels: ['email'] })).toBe('queued') // waiting messages are not counted
  for (const work of company.sent) await company.work(work) // the SMS first
  expect((await outcomes(company)).sort()).toEqual(['cap_reached', 'cap_reached', 'sent'])
  expect(await request()).toBe('cap_reached')
  expect(company.sent).toHaveLength(2)
  company.time.now = Date.parse('2026-04-01T01:00:00Z') // still March in New York, but April when sending hours open
  expect(await request()).toBe('deferred')
})

test('ten concurrent sends do not exceed the cap', async () => {
  const { company, customerId } = await aCompanyWith('cap-race', 5)
  for (let count = 0; count < 10; count += 1) await company.writes(customerId, { text: `No. ${count}` })
  await Promise.all(company.sent.map(company.work))
  await company.runDue()
  expect(company.sms).toHaveLength(5)
  expect((await outcomes(company)).filter((each) => each === 'cap_reached')).toHaveLength(5)
})

test('a retried message is counted once, and a new month starts at zero', async () => {
  const { company, customerId } = await aCompanyWith('cap-again', 1)
  await company.writes(customerId)
  company.provider.behaviour = () => {
    company.provider.behaviour = undefined
    throw Object.assign(new Error(), { code: 'ECONNREFUSED' })
  }
  await company.runDue()
  await company.runDue()
  expect(company.sms).toHaveLength(1)
  expect(await company.deps.readUsage('cap-again', month)).toEqual([1])
  company.time.now = Date.parse('2026-04-02T15:00:00Z')
  await company.writes(customerId)
  await company.runDue()
  expect(company.sms).toHaveLength(2)
})

test('a large cap is counted in several rows', async () => {
  const { company, customerId } = await aCompanyWith('cap-large', 10_000)
  company.deps.textCaps.phoneTextsPerDay = 20
  for (let count = 0; count < 12; count += 1) await company.writes(customerId, { text: `No. ${count}` })
  await company.runDue()
  const used = await company.deps.readUsage('cap-large', month)
  expect(used.reduce((sum, each) => sum + each, 0)).toBe(12)
  expect(used.filter((each) => each > 0).length).toBeGreaterThan(1)
})
