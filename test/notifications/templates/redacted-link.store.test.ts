import { expect, test } from 'vitest'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

test('the office reads what was mailed, but not the link with which the customer decides', async () => {
  const company = await aCompany(table, 'link-holder')
  const { appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId, ['email'])
  for (const work of company.sent) await company.work(work)
  const [mailed] = company.mails
  const token = /\/u\/([\w-]+)/.exec(mailed?.mail.text ?? '')?.[1] ?? ''
  expect(await company.deps.openToken(token)).toMatchObject({ accountId: 'link-holder', channel: 'email' })
  const [kept] = await company.messages()
  expect(kept?.text).toContain('Boiler check')
  expect(kept?.text).toContain('https://api.acme.example/u/…')
  expect(JSON.stringify(kept)).not.toContain(token)
})
