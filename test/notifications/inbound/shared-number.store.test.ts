import { expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

const inbound = async (company: Company) =>
  (await company.messages())
    .filter(({ direction }) => direction === 'inbound')
    .map(({ reading, text }) => [reading, text])

test('words that may be for another company are not read by one that only has the phone on file', async () => {
  const [curious, own] = [await aCompany(table, 'a-curious'), await aCompany(table, 'b-own')]
  const from = aPhone()
  await curious.customer({ phone: from })
  await aReadyCustomer(own, { phone: from })
  await own.hears('The key is under the mat', { from })
  expect(await inbound(own)).toEqual([['reply', 'The key is under the mat']])
  expect(await inbound(curious)).toEqual([['reply', undefined]])

  await own.hears('STOP, the code is 4711', { from })
  expect(JSON.stringify(await curious.messages())).not.toContain('4711')
  await own.hears('Are you still coming?', { from })
  expect((await inbound(own)).map(([, text]) => text)).toContain('Are you still coming?')
  expect((await inbound(curious)).map(([, text]) => text)).toEqual([undefined, undefined, undefined])
})

test('HELP is answered by a company that the writer knows', async () => {
  const [curious, own] = [await aCompany(table, 'c-curious'), await aCompany(table, 'd-own')]
  const from = aPhone()
  await curious.customer({ phone: from })
  await aReadyCustomer(own, { phone: from })
  await own.hears('help', { from })
  for (const company of [curious, own]) await company.runDue()
  expect([curious.texts, own.texts].map((texts) => texts.length)).toEqual([0, 1])
})

test('who has the phone alone reads all that it writes', async () => {
  const company = await aCompany(table, 'e-alone')
  const from = aPhone()
  await company.customer({ phone: from })
  await company.hears('Can you come tomorrow?', { from })
  expect(await inbound(company)).toEqual([['reply', 'Can you come tomorrow?']])
})
