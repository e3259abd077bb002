import { expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const inbound = async (company: Company) =>
  (await company.messages())
    .filter(({ direction }) => direction === 'inbound')
    .map(({ reading, text }) => [reading, text])

test('a company that only has the phone on file cannot read a text to a shared number', async () => {
  const [curious, own] = [await aCompany(table, 'a-curious'), await aCompany(table, 'b-own')]
  const from = aPhone()
  await curious.customer({ phone: from })
  await aReadyCustomer(own, { phone: from })
  await own.receives('The key is under the mat', { from })
  expect(await inbound(own)).toEqual([['reply', 'The key is under the mat']])
  expect(await inbound(curious)).toEqual([['reply', undefined]])

  await own.receives('STOP, the code is 4711', { from })
  expect(JSON.stringify(await curious.messages())).not.toContain('4711')
  await own.receives('Are you still coming?', { from })
  expect((await inbound(own)).map(([, text]) => text)).toContain('Are you still coming?')
  expect((await inbound(curious)).map(([, text]) => text)).toEqual([undefined, undefined, undefined])
})

test('HELP gets a reply from a company with consent', async () => {
  const [curious, own] = [await aCompany(table, 'c-curious'), await aCompany(table, 'd-own')]
  const from = aPhone()
  await curious.customer({ phone: from })
  await aReadyCustomer(own, { phone: from })
  await own.receives('help', { from })
  for (const company of [curious, own]) await company.runDue()
  expect([curious.sms, own.sms].map((texts) => texts.length)).toEqual([0, 1])
})

test('the only company that has the phone reads all its texts', async () => {
  const company = await aCompany(table, 'e-alone')
  const from = aPhone()
  await company.customer({ phone: from })
  await company.receives('Can you come tomorrow?', { from })
  expect(await inbound(company)).toEqual([['reply', 'Can you come tomorrow?']])
})
