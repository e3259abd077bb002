import { expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

test('staff can read a sent email, but not its preference link', async () => {
  const company = await aCompany(table, 'link-holder')
  const { appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId, ['email'])
  for (const work of company.sent) await company.work(work)
  const [sent] = company.emails
  const token = /\/u\/([\w-]+)/.exec(sent?.email.text ?? '')?.[1] ?? ''
  expect(await company.deps.openToken(token)).toMatchObject({ accountId: 'link-holder', channel: 'email' })
  const [stored] = await company.messages()
  expect(stored?.text).toContain('Boiler check')
  expect(stored?.text).toContain('https://api.acme.example/u/…')
  expect(JSON.stringify(stored)).not.toContain(token)
})
