import { expect, test } from 'vitest'
import {
  changeTemplate,
  previewTemplate,
  readTemplate,
} from '../../../functions/notifications/templates/change-template.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

const path = { kind: 'reminder', channel: 'sms' } as const

test('a company’s own template is used, in its language only', async () => {
  const company = await aCompany(table, 'own-words')
  const { owner, deps } = company
  expect(await readTemplate(path, {}, owner, deps)).toMatchObject({ isDefault: true, language: 'en' })
  const body = '{{ company }}: {{ name | upcase }}, {{ date }}!'
  expect(await changeTemplate(path, {}, { body }, owner, deps)).toMatchObject({ isDefault: false, body })
  expect(await readTemplate(path, { language: 'es' }, owner, deps)).toMatchObject({ isDefault: true })
  const { appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId)
  await company.runDue()
  expect(company.sms.map((text) => text.body)).toEqual([
    'Acme Heating: ANA, Wednesday, March 4! Reply STOP to opt out.',
  ])
  expect(await company.messages()).toMatchObject([{ decided: { template: { name: 'own/reminder/sms/en' } } }])
})

test('a change is audited', async () => {
  const { owner, deps } = await aCompany(table, 'words-audit')
  await changeTemplate(path, {}, { body: 'One {{ title }}' }, owner, deps)
  await changeTemplate(path, {}, { body: 'Two {{ title }}' }, owner, deps)
  const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('words-audit', 'audit') }))
  expect(rows).toMatchObject([
    { action: 'template.changed', by: 'office', subject: 'reminder/sms/en' },
    { action: 'template.changed', by: 'office' },
  ])
})

test('what cannot render is refused and changes nothing', async () => {
  const { owner, deps } = await aCompany(table, 'words-refused')
  const refused = changeTemplate(path, {}, { body: '{{ nobody }}' }, owner, deps)
  await expect(refused).rejects.toMatchObject({ status: 422, extra: { errors: [{ path: ['body'] }] } })
  expect(await readTemplate(path, {}, owner, deps)).toMatchObject({ isDefault: true })
})

test('a template that fails for one customer fails that message, not the sender', async () => {
  const company = await aCompany(table, 'words-fail')
  const body = '{% if name.size > 100 %}{% for i in (1..90000000) %}{{ i }}{% endfor %}{% endif %}{{ title }}'
  await changeTemplate(path, {}, { body }, company.owner, company.deps)
  const { appointmentId } = await aReadyCustomer(company, { name: 'x'.repeat(110) })
  await company.remind(appointmentId)
  await company.runDue()
  expect(await company.messages()).toMatchObject([{ status: 'failed', reason: 'template' }])
})

test('a message that offers a stop word only with this customer’s data is not sent', async () => {
  const company = await aCompany(table, 'words-offer')
  await changeTemplate(path, {}, { body: 'Reply {{ name }} to cancel {{ title }}' }, company.owner, company.deps)
  const { appointmentId } = await aReadyCustomer(company, { name: 'QUIT' })
  await company.remind(appointmentId)
  await company.runDue()
  expect(await company.messages()).toMatchObject([{ status: 'failed', reason: 'template' }])
  expect(company.sms).toEqual([])
})

test('a preview shows what would be sent and its price', async () => {
  const { owner } = await aCompany(table, 'preview')
  const body = 'Hello {{ name }}, {{ date }} — {{ time }}'
  const price = { segmentUsd: 0.00645 }
  expect(previewTemplate({ ...path, body }, owner, price)).toEqual({
    text: 'Acme Heating: Hello Ana García, Wednesday, March 4 - 10:00 AM. Reply STOP to opt out.',
    characters: 85,
    encoding: 'UCS-2',
    segments: 2,
    priceUsd: 0.0129,
  })
  const email = previewTemplate(
    { kind: 'invoice', channel: 'email', subject: '{{ company }}', body: '{{ text }}' },
    owner,
    price,
  )
  expect(email).toMatchObject({ subject: 'Acme Heating', html: expect.stringContaining('<p') })
  expect(() => previewTemplate({ ...path, body: '{{ nobody }}' }, owner, price)).toThrow(
    expect.objectContaining({ code: 'invalid' }),
  )
})
