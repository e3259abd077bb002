import { describe, expect, test } from 'vitest'
import {
  changeTemplate,
  deleteTemplate,
  listTemplates,
  readTemplate,
} from '../../../functions/notifications/templates/change-template.ts'
import { previewTemplate } from '../../../functions/notifications/templates/preview-template.ts'
import { MemberItem } from '../../../functions/shared/identity/member.ts'
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

describe('data fails no message', () => {
  const ours =
    'Acme Heating: Reminder of your appointment "Boiler check" on Wednesday, March 4 at 10:00 AM. Reply STOP to opt out.'

  test.each([
    ['fails', '{% if name.size > 100 %}{% for i in (1..90000000) %}{{ i }}{% endfor %}{% endif %}{{ title }}'],
    ['is too long', '{% for i in (1..10) %}{{ name }}{% endfor %}{{ title }}'],
    ['is empty', '{% if name.size < 100 %}{{ title }}{% endif %}'],
  ])('where a company’s template %s for one customer, ours is sent', async (what, body) => {
    const company = await aCompany(table, `words-${what}`)
    await changeTemplate(path, {}, { body }, company.owner, company.deps)
    const { appointmentId } = await aReadyCustomer(company, { name: 'x'.repeat(110) + '🚿'.repeat(5) })
    await company.remind(appointmentId)
    await company.runDue()
    expect(await company.messages()).toMatchObject([
      { status: 'sent', decided: { template: { name: 'reminder/sms/en' } } },
    ])
    expect(company.sms.map((text) => text.body)).toEqual([ours])
  })

  test('nor where staff write, whatever their template makes of it', async () => {
    const company = await aCompany(table, 'words-written')
    const invoice = { kind: 'invoice', channel: 'sms' } as const
    const body = '{% if name.size > 100 %}{% for i in (1..90000000) %}{{ i }}{% endfor %}{% endif %}{{ text }}'
    await changeTemplate(invoice, {}, { body }, company.owner, company.deps)
    const { customerId } = await company.customer({ name: 'x'.repeat(110) })
    await company.recordsConsent(customerId, { kinds: ['invoice'] })
    expect(await company.writes(customerId)).toMatchObject([{ status: 'queued' }])
    await company.runDue()
    expect(company.sms).toMatchObject([{ body: 'Acme Heating: Your invoice is ready. Reply STOP to opt out.' }])
  })

  test.each(['END OF LEASE CLEAN', 'STOP leak', 'Reply CANCEL to cancel', 'QUIT', 'Please reply with STOP'])(
    'not by what a job or a customer is called: %s',
    async (title) => {
      const company = await aCompany(table, `words-${title.replaceAll(' ', '-')}`)
      await changeTemplate(path, {}, { body: 'Reply {{ name }} to confirm {{ title }}' }, company.owner, company.deps)
      const { customerId } = await aReadyCustomer(company, { name: title })
      const { appointmentId } = await company.appointment(customerId, { title })
      await company.remind(appointmentId, ['sms', 'email'])
      await company.runDue()
      expect(company.sms).toMatchObject([{ body: expect.stringContaining(title) }])
      expect(company.emails).toMatchObject([{ email: { text: expect.stringContaining(title) } }])
    },
  )
})

test('a template is checked with the company’s name and the opt-out, which are put on later', async () => {
  const { owner, deps } = await aCompany(table, 'words-whole')
  const fits = 10 * 153 - 'Acme Heating: '.length - '. Reply STOP to opt out.'.length
  await changeTemplate(path, {}, { body: 'x'.repeat(fits) }, owner, deps)
  const refused = changeTemplate(path, {}, { body: 'x'.repeat(fits + 1) }, owner, deps)
  await expect(refused).rejects.toMatchObject({ code: 'invalid', extra: { errors: [{ path: ['body'] }] } })
  const long = { ...owner, openAccount: async () => ({ ...owner.account, name: 'Ăcme Heating' }) }
  await expect(changeTemplate(path, {}, { body: 'x'.repeat(fits) }, long, deps)).rejects.toMatchObject({ status: 422 })
})

test('what an author may want to look at again is warned of', async () => {
  const company = await aCompany(table, 'words-warned')
  const { owner, deps } = company
  const body = '{{ title }}: please reply by END OF DAY.'
  expect(await changeTemplate(path, {}, { body }, owner, deps)).toMatchObject({ warnings: [{ code: 'stop_word' }] })
  expect(await changeTemplate(path, {}, { body: '{{ title }}' }, owner, deps)).not.toHaveProperty('warnings.0')
  await expect(changeTemplate(path, {}, { body: 'Reply CANCEL.' }, owner, deps)).rejects.toMatchObject({ status: 422 })
})

test('all templates are listed, and one goes back to the default', async () => {
  const { owner, deps } = await aCompany(table, 'words-list')
  await changeTemplate(path, { language: 'es' }, { body: 'Hola {{ firstName }}' }, owner, deps)
  const { items } = await listTemplates({}, owner, deps)
  expect(items).toHaveLength(24)
  expect(items.filter(({ isDefault }) => !isDefault)).toMatchObject([
    { ...path, language: 'es', body: 'Hola {{ firstName }}', updatedBy: 'office' },
  ])
  expect((await listTemplates({ language: 'en' }, owner, deps)).items.every(({ isDefault }) => isDefault)).toBe(true)
  await deleteTemplate(path, { language: 'en' }, owner, deps)
  expect(await readTemplate(path, { language: 'es' }, owner, deps)).toMatchObject({ isDefault: false })
  for (let time = 0; time < 2; time += 1) await deleteTemplate(path, { language: 'es' }, owner, deps)
  expect(await readTemplate(path, { language: 'es' }, owner, deps)).toMatchObject({ isDefault: true })
  const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('words-list', 'audit') }))
  expect(rows.map(({ action, subject }) => [action, subject])).toEqual([
    ['template.changed', 'reminder/sms/es'],
    ['template.deleted', 'reminder/sms/es'],
  ])
})

test('a template may name the worker, the first name and the company’s phone', async () => {
  const company = await aCompany(table, 'words-names', { brand: { phone: '(206) 555-0100' } })
  const body =
    '{{ firstName }}, {% if worker %}{{ worker }} comes{% else %}we come{% endif %}. Call {{ companyPhone }}.'
  await changeTemplate(path, {}, { body }, company.owner, company.deps)
  const { customerId } = await aReadyCustomer(company, { name: 'García, Ana' })
  const ben = {
    memberId: 'ben',
    sub: 'ben',
    role: 'worker',
    state: 'active',
    createdAt: '2026-01-01T00:00:00.000Z',
  } as const
  const row = await table.row(MemberItem, company.accountId, { ...ben, name: 'Ben Ortiz', email: 'ben@x.example' })
  await table.transact([{ Put: { TableName: table.name, Item: row } }], () => {})
  for (const fields of [{ memberId: 'ben' }, {}]) {
    const { appointmentId } = await company.appointment(customerId, fields)
    await company.remind(appointmentId)
  }
  await company.runDue()
  expect(company.sms.map((text) => text.body).sort()).toEqual([
    'Acme Heating: Ana, Ben Ortiz comes. Call (206) 555-0100. Reply STOP to opt out.',
    'Acme Heating: Ana, we come. Call (206) 555-0100. Reply STOP to opt out.',
  ])
})

describe('a preview', () => {
  const price = { segmentUsd: 0.00645, apiUrl: 'https://api.acme.example' }

  test('shows the whole SMS and its price', async () => {
    const { owner, deps } = await aCompany(table, 'preview')
    const body = 'Hello {{ name }}, {{ date }} — {{ time }}'
    expect(await previewTemplate({ ...path, body }, owner, { ...deps, ...price })).toEqual({
      text: 'Acme Heating: Hello Ana García, Wednesday, March 4 - 10:00 AM. Reply STOP to opt out.',
      characters: 85,
      encoding: 'UCS-2',
      segments: 2,
      priceUsd: 0.0129,
      warnings: undefined,
    })
    await expect(
      previewTemplate({ ...path, body: '{{ nobody }}' }, owner, { ...deps, ...price }),
    ).rejects.toMatchObject({
      code: 'invalid',
    })
  })

  test('shows the whole email, with the company’s name and the footer', async () => {
    const named = { name: 'Bright Windows', postalAddress: '2 High St\nSpringfield' }
    const { owner, deps } = await aCompany(table, 'preview-email')
    const staff = { ...owner, openAccount: async () => ({ ...owner.account, ...named }) }
    const invoice = { kind: 'invoice', channel: 'email', subject: '{{ company }}', body: '{{ text }}' } as const
    const email = await previewTemplate(invoice, staff, { ...deps, ...price })
    expect(email.subject).toBe('Bright Windows')
    for (const part of [email.text, 'html' in email ? email.html : ''])
      for (const shown of ['Everything is ready.', 'Bright Windows', '2 High St', 'https://api.acme.example/u/'])
        expect(part).toContain(shown)
  })

  test('without a body shows the template in force', async () => {
    const { owner, deps } = await aCompany(table, 'preview-current')
    const shown = async () => (await previewTemplate(path, owner, { ...deps, ...price })).text
    expect(await shown()).toMatch(/^Acme Heating: Reminder of your appointment/)
    await changeTemplate(path, {}, { body: 'Own {{ title }}' }, owner, deps)
    expect(await shown()).toBe('Acme Heating: Own Boiler check. Reply STOP to opt out.')
  })
})
