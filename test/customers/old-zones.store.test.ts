import { expect, test } from 'vitest'
import { customerExporters } from '../../functions/customers/exporters.ts'
import { importStore } from '../../functions/customers/import/import-store.ts'
import { partitionOf } from '../../functions/shared/keys.ts'
import { readRange } from '../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { aCompany } from '../notifications/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

test.each([
  ['PH', 'Asia/Manila', 'PST', 'Asia/Manila'],
  ['US', 'America/New_York', 'PST', 'America/Los_Angeles'],
  ['CN', 'Asia/Shanghai', 'CST', 'Asia/Shanghai'],
  ['US', 'America/Chicago', 'EST', 'America/New_York'],
  ['US', 'America/Chicago', 'BST', undefined],
])(
  'a customer of a company in %s (%s) with the time zone %s is read and exported with %s',
  async (country, zone, stored, timeZone) => {
    const accountId = `old-zones-${country}-${stored}`
    const { deps, account } = await aCompany(table, accountId, { country, timeZone: zone })
    const fields = { name: 'Ana', kind: 'customer' as const, timeZone: stored, tags: [] }
    const { customerId } = await deps.createCustomer(accountId, fields, '2026-03-02T12:00:00.000Z')
    expect((await deps.findCustomer(accountId, customerId))?.timeZone).toBe(timeZone)
    const listed = (await deps.listCustomers(accountId, { limit: 10 })).items
    const imported = await importStore(table).readAllCustomers(accountId)
    expect([...listed, ...imported].map((each) => each.timeZone)).toEqual([timeZone, timeZone])
    const [row = {}] = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'customer') }))
    const exporter = customerExporters.customer
    if (exporter.how !== 'rows') throw new Error('customers are exported as rows')
    const exported = await exporter.exported(row, table, { account, now: 0 })
    const lines = exported.flatMap((each) => ('line' in each ? [each.line] : []))
    const cells = exported.flatMap((each) => ('cells' in each ? [each.cells] : []))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ customerId, name: 'Ana', ...(timeZone === undefined ? {} : { timeZone }) })
    expect(JSON.stringify([lines, cells])).not.toContain(`"${stored}"`)
    expect(cells[0]?.includes(timeZone)).toBe(true)
  },
)
