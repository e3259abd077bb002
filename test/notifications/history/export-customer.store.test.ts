import { expect, test } from 'vitest'
import { exportCustomer } from '../../../functions/notifications/history/export-customer.ts'
import { appendAudit } from '../../../functions/shared/ledger/audit-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

test('an export has everything about one customer, and nothing of another', async () => {
  const company = await aCompany(table, 'person')
  const { customerId, appointmentId } = await aReadyCustomer(company)
  const other = await aReadyCustomer(company, { name: 'Ben', phone: '2065550199', email: 'ben@x.example' })
  await company.remind(appointmentId)
  await company.receives('Is it you?')
  await company.receives('STOP')
  const note = (id: string, entry: Parameters<typeof appendAudit>[2]) => appendAudit(table, id, entry)
  const all = await exportCustomer(customerId, company.owner, { ...company.deps, note })
  expect(all).toMatchObject({
    customer: { name: 'Ana', phone: '+12065550143' },
    consentLedger: [{ decision: 'granted', statement: 'Yes.' }, {}, { decision: 'withdrawn', cause: 'stop' }],
    stops: [{ channel: 'sms', cause: 'stop' }],
    appointments: [{ appointmentId, title: 'Boiler check' }],
  })
  expect(all.messages.map(({ text }) => text)).toContain('Is it you?')
  expect(JSON.stringify(all)).not.toContain(other.customerId)
  const { phoneHash = '', emailHash = '' } = (await company.deps.findCustomer('person', customerId)) ?? {}
  expect([phoneHash, emailHash].filter((hash) => hash === '' || JSON.stringify(all).includes(hash))).toEqual([])
  await expect(exportCustomer('nobody', company.owner, { ...company.deps, note })).rejects.toMatchObject({
    status: 404,
  })
})
