import { expect, test } from 'vitest'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { appendAudit } from '../../../functions/shared/ledger/audit-store.ts'
import { firstBroken } from '../../../functions/shared/ledger/ledger.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'

let table: Table

beforeAllOnTable(async (given) => {
  table = given
  await giveKeys(table, 'A')
})

test('audit entries appended concurrently form one unbroken chain', async () => {
  const entry = (n: number) => ({ at: `2026-01-0${n}`, by: 'm', action: 'tested', subject: 's', details: { n } })
  await Promise.all([1, 2, 3, 4].map((n) => appendAudit(table, 'A', entry(n))))
  const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('A', 'audit') }))
  const entries = await Promise.all(rows.map((row) => table.item(AuditItem, row)))
  expect(entries.map(({ version }) => version)).toEqual([1, 2, 3, 4])
  expect(firstBroken(entries)).toBeUndefined()
  expect(firstBroken(entries.with(1, { ...entries[1], by: 'x' } as (typeof entries)[number]))).toBe(2)
})
