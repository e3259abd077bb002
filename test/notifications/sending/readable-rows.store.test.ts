import { createHash } from 'node:crypto'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { MessageItem } from '../../../functions/notifications/items.ts'
import { changeTemplate } from '../../../functions/notifications/templates/change-template.ts'
import { aad, seal } from '../../../functions/shared/crypto/cipher.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { receivesSesEvent } from '../feedback/ses-events.ts'
import { aCompany, aCustomerWhoGranted, aReadyCustomer, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const rowsOf = async ({ accountId }: Company) =>
  (await allRows(table)).filter(({ pk }) => pk.startsWith(`${accountId}#`))
const readableOf = async (company: Company) =>
  JSON.stringify((await rowsOf(company)).map(({ sealed: _sealed, ...readable }) => readable))
const sha256 = (text: string) => createHash('sha256').update(text)

test('a message tells neither its words nor its template nor its address by a hash', async () => {
  const company = await aCompany(table, 'readable')
  const customerId = await aCustomerWhoGranted(company, { kinds: ['invoice'] })
  const content = { body: '{{ company }}, Ms Miller: {{ text }}' }
  await changeTemplate({ kind: 'invoice', channel: 'sms' }, {}, content, company.owner, company.deps)
  await company.writes(customerId, { text: 'Ana owes 70' }, 'key 1')
  await company.runDue()
  const [message] = await company.messages()
  const template = sha256(`\n${content.body}`).digest('hex')
  expect(message).toMatchObject({ status: 'sent', decided: { template: { hash: template } } })
  const { phoneHash = '' } = (await company.deps.findCustomer('readable', customerId)) ?? {}
  const guess = JSON.stringify([company.owner.memberId, 'key 1', { text: 'Ana owes 70' }])
  const told = await readableOf(company)
  expect(told).toContain(message?.messageId)
  expect(
    [template, sha256(guess).digest('base64url'), sha256(guess).digest('hex')].filter((each) => told.includes(each)),
  ).toEqual([])
  const besides = (await rowsOf(company)).filter(({ type }) => type !== 'customer')
  expect(JSON.stringify(besides)).not.toContain(phoneHash)
})

test('counts of texts to one phone have another name in each company', async () => {
  const companies = [await aCompany(table, 'count-a'), await aCompany(table, 'count-b')]
  const periods: string[] = []
  for (const company of companies) {
    const { appointmentId } = await aReadyCustomer(company)
    await company.remind(appointmentId)
    await company.runDue()
    const rows = (await rowsOf(company)).filter(({ period }) => String(period).includes('@'))
    periods.push(...rows.map(({ period }) => String(period)))
  }
  expect(new Set(periods).size).toBe(2)
})

test('a complaint about an email of an earlier release, with a readable hash, suppresses its address', async () => {
  const company = await aCompany(table, 'earlier-mail')
  const { customerId, appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId, ['email'])
  await company.runDue()
  const row = (await rowsOf(company)).find(({ type }) => type === 'message')
  if (!row) throw new Error('no message')
  const { addressHash, decided, ...message } = await table.item(MessageItem, row)
  const { current } = await table.keyring.accountKeys('earlier-mail')
  const sealed = seal(current, aad(row), Buffer.from(JSON.stringify(MessageItem.personal.parse(message))))
  await table.send(new PutCommand({ TableName: table.name, Item: { ...row, addressHash, decided, sealed } }))
  expect((await company.messages())[0]).toMatchObject({ addressHash, decided: { consent: { state: 'granted' } } })
  await receivesSesEvent(company, 'Complaint', { feedbackId: 'f' })
  const { emailHash = '' } = (await company.deps.findCustomer('earlier-mail', customerId)) ?? {}
  expect(await company.deps.findSuppressions('earlier-mail', 'email', emailHash, [])).toMatchObject([
    { cause: 'complaint' },
  ])
})
