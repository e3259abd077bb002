import { expect, test } from 'vitest'
import { exportCustomer } from '../../../functions/notifications/history/export-customer.ts'
import { listMessages } from '../../../functions/notifications/history/read-messages.ts'
import { MessageQuery } from '../../../functions/notifications/history/schemas.ts'
import { appendAudit } from '../../../functions/shared/ledger/audit-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
import { anErasingOfSubjects } from '../../erasure/subjects/erasing-subjects.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company, oneHour } from '../world.ts'

let table: Table
beforeAllOnTable((opened) => {
  table = opened
})

let people = 1000

/** In Mexico carriers report a phone in another spelling than the customer's. */
async function aStranger(mark: string) {
  const [reported, phone] = [`+521551234${people}`, `+52551234${people++}`]
  const company = await aCompany(table, mark, { country: 'MX' })
  company.limits.isOnlyAccount = true
  await company.receives('Do you repair boilers?', { from: reported })
  await company.receives('Somebody else', { from: `+52551239${people}` })
  const text = (await company.messages()).find((each) => each.text === 'Do you repair boilers?')
  return { company, reported, phone, inReplyTo: text?.messageId ?? '' }
}

const note = (id: string, entry: Parameters<typeof appendAudit>[2]) => appendAudit(table, id, entry)
const exported = async (company: Company, customerId: string) =>
  (await exportCustomer(customerId, company.owner, { ...company.deps, note })).messages.map(({ text }) => text)

test('the office adds the number as a customer, and answers', async () => {
  const { company, phone, inReplyTo } = await aStranger('stranger-answer')
  const { customerId } = await company.customer({ phone })
  const answer = { kind: 'reply', inReplyTo, text: 'Yes, we do.' }
  expect(await company.writes(customerId, answer)).toMatchObject([{ status: 'queued' }])
  await company.runDue()
  expect(company.sms).toMatchObject([{ to: phone, body: expect.stringContaining('Yes, we do.') }])
  const other = await company.customer({ phone: '+525512348002' })
  await expect(company.writes(other.customerId, answer)).rejects.toMatchObject({ code: 'not_found' })
  company.time.now += 24 * oneHour
  expect(await company.writes(customerId, answer)).toMatchObject([{ reason: 'too_late' }])
})

test('a stop of that number permits no answer', async () => {
  const { company, reported, phone, inReplyTo } = await aStranger('stranger-stop')
  await company.receives('STOP', { from: reported })
  const { customerId } = await company.customer({ phone })
  const answer = { kind: 'reply', inReplyTo, text: 'Yes, we do.' }
  expect(await company.writes(customerId, answer)).toMatchObject([{ status: 'refused' }])
})

test('the customer’s export has the text, and no other stranger’s', async () => {
  const { company, phone } = await aStranger('stranger-export')
  const { customerId } = await company.customer({ phone })
  expect(await exported(company, customerId)).toEqual(['Do you repair boilers?'])
  const other = await company.customer({ phone: '+525512348003' })
  expect(await exported(company, other.customerId)).toEqual([])
  company.time.now += 30 * 24 * oneHour
  expect(await exported(company, customerId)).toEqual([])
})

test('the customer’s erasure leaves nothing of the text, read or not', async () => {
  const { company, phone, inReplyTo } = await aStranger('stranger-erase')
  const { customerId } = await company.customer({ phone })
  const erasing = anErasingOfSubjects(table)
  for (const work of await erasing.askFor(customerId, company)) await erasing.run(work)
  await erasing.untilDone(company.accountId)
  const rows = (await allRows(table)).filter(({ pk }) => String(pk).startsWith('stranger-erase#message'))
  expect(JSON.stringify(rows)).not.toContain(inReplyTo)
  const { items } = await listMessages(company.accountId, MessageQuery.parse({ read: 'false' }), company.deps)
  expect(items.map(({ text }) => text)).toEqual(['Somebody else'])
})
