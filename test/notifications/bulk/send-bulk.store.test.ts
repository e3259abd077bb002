import { expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { requestBulk } from '../../../functions/notifications/bulk/request-bulk.ts'
import { BulkRequest } from '../../../functions/notifications/bulk/schemas.ts'
import { writeBulk } from '../../../functions/notifications/bulk/write-bulk.ts'
import { dueKey } from '../../../functions/shared/keys.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const kinds = { kinds: ['marketing' as const] }

async function aRecipient(company: Company, fields: object = {}, isGranted = true) {
  const { customerId } = await company.customer({ phone: aPhone(), email: undefined, tags: ['boilers'], ...fields })
  if (isGranted) await company.recordsConsent(customerId, kinds)
  return customerId
}

const send = (company: Company, fields: object = {}, key?: string) => {
  const common = { kind: 'marketing', channels: ['sms'], customers: { tag: 'boilers' }, text: 'Spring offers' }
  const caller = { ...company.owner, openAccount: async () => company.account }
  return requestBulk(BulkRequest.parse({ ...common, ...fields }), key, caller, company.deps)
}

/** Due rows of messages are written by the first run. */
async function runAll(company: Company) {
  for (let runs = 0; runs < 3; runs += 1) await company.runDue()
}

test('counts each verdict before anything is sent, then sends to those who agreed, and gives each other one a row with the reason', async () => {
  const company = await aCompany(table, 'bulk')
  const [yes, no] = [await aRecipient(company), await aRecipient(company, {}, false)]
  const stopped = await aRecipient(company)
  await company.recordsConsent(stopped, { ...kinds, decision: 'withdrawn' })
  const noPhone = await aRecipient(company, { phone: undefined, email: 'x@x.example' }, true)
  await aRecipient(company, { tags: ['others'] })
  const { bulkId, ...answer } = await send(company)
  expect(company.sms).toEqual([])
  const count = (status: string, reason: string | undefined, of: number) => ({
    channel: 'sms',
    status,
    reason,
    count: of,
  })
  expect(answer).toMatchObject({ dryRun: false, customers: 4, unknown: 0 })
  expect(answer.counts).toHaveLength(4)
  expect(answer.counts).toEqual(
    expect.arrayContaining([
      count('queued', undefined, 1),
      count('refused', 'no_consent', 1),
      count('refused', 'withdrawn', 1),
      count('refused', 'no_address', 1),
    ]),
  )
  await runAll(company)
  expect(company.sms).toHaveLength(1)
  const rows = (await company.messages()).map(({ customerId, status, reason, bulkId: of }) => [
    customerId,
    status,
    reason,
    of,
  ])
  expect(rows).toHaveLength(4)
  expect(rows).toEqual(
    expect.arrayContaining([
      [yes, 'sent', undefined, bulkId],
      [no, 'refused', 'no_consent', bulkId],
      [stopped, 'refused', 'withdrawn', bulkId],
      [noPhone, 'refused', 'no_address', bulkId],
    ]),
  )
  expect(await company.dueRows()).toEqual([])
  expect(await company.deps.findBulk('bulk', bulkId ?? '')).toBeUndefined()
})

test('a dry run writes and sends nothing', async () => {
  const company = await aCompany(table, 'bulk-dry')
  await aRecipient(company)
  const answer = await send(company, { dryRun: true })
  expect(answer).toMatchObject({ dryRun: true, counts: [{ status: 'queued', count: 1 }] })
  expect(answer.bulkId).toBeUndefined()
  expect([await company.messages(), await company.dueRows(), company.sent]).toEqual([[], [], []])
})

test('the same customer twice gets one message, and so does an address that several have', async () => {
  const company = await aCompany(table, 'bulk-twice')
  const phone = aPhone()
  const [one, other] = [await aRecipient(company, { phone }), await aRecipient(company, { phone })]
  const answer = await send(company, { customers: { ids: [one, one, other, one] } })
  expect(answer.customers).toBe(2)
  expect(answer.counts).toMatchObject([
    { status: 'queued', count: 1 },
    { status: 'refused', reason: 'same_address', count: 1 },
  ])
  await runAll(company)
  expect(company.sms).toHaveLength(1)
  expect((await company.messages()).map(({ customerId, reason }) => [customerId, reason])).toEqual(
    expect.arrayContaining([
      [one, undefined],
      [other, 'same_address'],
    ]),
  )
})

const moves = (company: Company, customerId: string, phone: string) =>
  changeCustomer(customerId, { phone }, company.owner, company.deps)
const reasons = async (company: Company) =>
  Object.fromEntries((await company.messages()).map(({ customerId, status, reason }) => [customerId, reason ?? status]))

test('a phone that two customers have by the time the messages are written gets one', async () => {
  const company = await aCompany(table, 'bulk-met')
  const [one, other] = [await aRecipient(company, { phone: '+12065550161' }), await aRecipient(company)]
  const answer = await send(company, { customers: { ids: [one, other] } })
  expect(answer.counts).toMatchObject([{ status: 'queued', count: 2 }])
  await moves(company, other, '+12065550161')
  await company.recordsConsent(other, kinds)
  await runAll(company)
  expect(company.sms.map(({ to }) => to)).toEqual(['+12065550161'])
  expect(await reasons(company)).toEqual({ [one]: 'sent', [other]: 'same_address' })
})

test('two customers who had one phone when it was requested, and have two when it is written, get one each', async () => {
  const company = await aCompany(table, 'bulk-parted')
  const phone = '+12065550162'
  const [one, other] = [await aRecipient(company, { phone }), await aRecipient(company, { phone })]
  await send(company, { customers: { ids: [one, other] } })
  await moves(company, other, '+12065550163')
  await company.recordsConsent(other, kinds)
  await runAll(company)
  expect(await reasons(company)).toEqual({ [one]: 'sent', [other]: 'sent' })
})

test('a phone that two customers have by the time sending hours begin gets one; a new one of the same customer gets it', async () => {
  const company = await aCompany(table, 'bulk-night')
  company.time.now = Date.parse('2026-03-03T03:00:00Z')
  const [one, other] = [await aRecipient(company, { phone: '+12065550164' }), await aRecipient(company)]
  const alone = await aRecipient(company)
  const answer = await send(company, { customers: { ids: [one, other, alone] } })
  expect(answer.counts).toMatchObject([{ status: 'deferred', count: 3 }])
  await runAll(company)
  expect(await reasons(company)).toEqual({ [one]: 'deferred', [other]: 'deferred', [alone]: 'deferred' })
  for (const [customerId, phone] of [
    [other, '+12065550164'],
    [alone, '+12065550165'],
  ] as const) {
    await moves(company, customerId, phone)
    await company.recordsConsent(customerId, kinds)
  }
  company.time.now = Date.parse('2026-03-03T13:00:30Z')
  await runAll(company)
  expect(company.sms.map(({ to }) => to).sort()).toEqual(['+12065550164', '+12065550165'])
  expect(await reasons(company)).toEqual({ [one]: 'sent', [other]: 'same_address', [alone]: 'sent' })
})

test('a phone in two spellings is one, and so is an email address', async () => {
  const company = await aCompany(table, 'bulk-spelled', { country: 'AR', timeZone: 'America/Argentina/Buenos_Aires' })
  const [one, other] = [
    await aRecipient(company, { phone: '+54 9 11 2345 6789', email: 'Ana@x.example' }),
    await aRecipient(company, { phone: '+54 11 2345 6789', email: 'ana@X.example' }),
  ]
  const stored = async (customerId: string) => (await company.deps.findCustomer(company.accountId, customerId))?.phone
  expect([await stored(one), await stored(other)]).toEqual(['+5491123456789', '+541123456789'])
  for (const customerId of [one, other]) await company.recordsConsent(customerId, { ...kinds, channel: 'email' })
  const fields = { customers: { ids: [one, other] }, channels: ['sms', 'email'], subject: 'Spring' }
  const expected = (channel: string) => [
    { channel, status: 'queued', count: 1 },
    { channel, status: 'refused', reason: 'same_address', count: 1 },
  ]
  const { counts } = await send(company, fields)
  expect(counts).toMatchObject([...expected('sms'), ...expected('email')])
  await runAll(company)
  expect([company.sms.length, company.emails.length]).toEqual([1, 1])
})

test('a word that may be taken for the answer asked for is warned of, also by a dry run', async () => {
  const company = await aCompany(table, 'bulk-warned')
  await aRecipient(company)
  const text = 'Reply by the END OF DAY'
  const warnings = [{ code: 'stop_word' }]
  for (const dryRun of [true, false]) {
    expect(await send(company, { text, dryRun })).toMatchObject({ dryRun, warnings })
    expect(await send(company, { dryRun })).not.toHaveProperty('warnings.0')
  }
  expect((await company.writes(await aRecipient(company), { text })).length).toBe(1)
})

test('ids that name none of the company’s customers are counted alike and get nothing', async () => {
  const [company, other] = [await aCompany(table, 'bulk-own'), await aCompany(table, 'bulk-theirs')]
  const [own, theirs] = [await aRecipient(company), await aRecipient(other)]
  const answer = await send(company, { customers: { ids: [theirs, 'nobody', own] } })
  expect(answer).toMatchObject({ customers: 1, unknown: 2 })
  await runAll(company)
  expect(company.sms).toHaveLength(1)
  expect(await send(company, { customers: { ids: [theirs] } })).toMatchObject({ customers: 0, counts: [] })
})

test('a repeated request with a key is the same one; what comes between is decided anew', async () => {
  const company = await aCompany(table, 'bulk-key')
  const [stays, stops] = [await aRecipient(company), await aRecipient(company)]
  const first = await send(company, {}, 'key')
  const again = await send(company, {}, 'key')
  expect(again.bulkId).toBe(first.bulkId)
  await company.recordsConsent(stops, { ...kinds, decision: 'withdrawn' })
  await runAll(company)
  await send(company, {}, 'key')
  await runAll(company)
  expect(company.sms).toHaveLength(1)
  expect((await company.messages()).map(({ customerId, status }) => [customerId, status])).toEqual(
    expect.arrayContaining([
      [stays, 'sent'],
      [stops, 'refused'],
    ]),
  )
  expect(await company.messages()).toHaveLength(2)
})

test('what the caps leave is counted, and no more is sent', async () => {
  const company = await aCompany(table, 'bulk-cap')
  company.deps.textCaps.accountTextsPerDay = 2
  for (let count = 0; count < 4; count += 1) await aRecipient(company)
  expect((await send(company)).counts).toMatchObject([
    { status: 'queued', count: 2 },
    { status: 'refused', reason: 'cap_reached', count: 2 },
  ])
  await runAll(company)
  expect(company.sms).toHaveLength(2)
  expect((await company.messages()).filter(({ reason }) => reason === 'cap_reached')).toHaveLength(2)
})

test('a worker that dies anywhere is followed by one that writes none twice', async () => {
  const company = await aCompany(table, 'bulk-crash')
  for (let count = 0; count < 25; count += 1) await aRecipient(company, {}, count % 2 === 0)
  const { bulkId = '' } = await send(company)
  const key = dueKey('bulk-crash', 'bulk', bulkId)
  let writes = 0
  const dying = {
    ...company.deps,
    write: async (all: Parameters<typeof company.deps.write>[0]) => {
      writes += 1
      if (writes === 13) throw new Error('died')
      return company.deps.write(all)
    },
  }
  const due = async () => ({ ...((await company.deps.readDue(key)) ?? expect.unreachable()), ...key })
  await expect(writeBulk(company.account, await due(), dying)).rejects.toThrow('died')
  await writeBulk(company.account, await due(), { ...company.deps, remaining: () => 0 })
  expect(await company.deps.findBulk('bulk-crash', bulkId)).toBeDefined()
  await runAll(company)
  expect(company.sms).toHaveLength(13)
  expect(await company.messages()).toHaveLength(25)
})

test('needs one of tag and ids, and takes no reply and not too many', () => {
  const valid = { kind: 'marketing', channels: ['sms'], text: 'Hello' }
  const isValid = (fields: object) => BulkRequest.safeParse({ ...valid, ...fields }).success
  expect(isValid({ customers: { tag: 'a' } })).toBe(true)
  expect(isValid({ customers: { ids: ['a'] } })).toBe(true)
  for (const customers of [{}, { tag: 'a', ids: ['a'] }, { ids: [] }, { ids: Array(2_001).fill('a') }, undefined])
    expect(isValid({ customers })).toBe(false)
  expect(isValid({ kind: 'reply', customers: { tag: 'a' } })).toBe(false)
})

test('2,000 customers are counted in the time of a request', { timeout: 120_000 }, async () => {
  const company = await aCompany(table, 'bulk-many')
  const add = (index: number) => {
    const fields = { name: 'Ana', kind: 'customer' as const, tags: ['many'], phone: `+1312555${String(1000 + index)}` }
    return company.deps.createCustomer('bulk-many', fields, new Date(company.time.now).toISOString())
  }
  for (let at = 0; at < 2_000; at += 40) await Promise.all(Array.from({ length: 40 }, (_, index) => add(at + index)))
  const cpuTime = startCpuTimer()
  const answer = await send(company, { customers: { tag: 'many' } })
  expect(answer.counts).toMatchObject([{ status: 'refused', reason: 'no_consent', count: 2_000 }])
  expect(cpuTime()).toBeLessThan(15_000)
})
