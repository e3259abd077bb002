import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { customerStore } from '../../functions/customers/customer-store.ts'
import { importCustomers } from '../../functions/customers/import/import-customers.ts'
import type { ImportResponse } from '../../functions/customers/import/import-schemas.ts'
import { importStore } from '../../functions/customers/import/import-store.ts'
import { parseImport } from '../../functions/customers/import/parse-csv.ts'
import type { Customer } from '../../functions/customers/items.ts'
import { NewCustomer } from '../../functions/customers/schemas.ts'
import { exporters } from '../../functions/exports/registry/all-exporters.ts'
import { readCsv } from '../../functions/shared/csv/read-csv.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import type { World } from '../accounts/world.ts'
import { customerWorld } from '../customers/world.ts'
import { csvFiles, writtenFiles } from './csv-files.ts'
import { beforeEachWithExporting } from './export-hooks.ts'
import type { Exporting } from './exporting.ts'

let world: World
let exporting: Exporting
let owner: Principal

beforeEachWithExporting(async (given) => {
  ;({ world, exporting } = given)
  owner = await world.anOwner()
})

const asIs = { unknown: 'refuse', dryRun: 'false' } as const
const parsedLines = (text: string) => parseImport(text, { country: 'US', skipsUnknown: false }).lines
const counts = ({ created, updated, unchanged, rejected }: ImportResponse) => ({
  created,
  updated,
  unchanged,
  rejected,
})

type Fields = Parameters<ReturnType<typeof customerStore>['createCustomer']>[1]

const create = (customers: readonly Fields[]) =>
  Promise.all(
    customers.map((each) =>
      customerStore(world.table).createCustomer(owner.accountId, each, '2026-01-01T00:00:00.000Z'),
    ),
  )

async function importInto(by: Principal, files: readonly string[]) {
  const { deps } = customerWorld(world.table, by.accountId)
  const { readAllCustomers, beginImport, endImport, writeLine, noteImport } = importStore(world.table)
  const stores = { ...deps, readAllCustomers, beginImport, endImport, writeLine, noteImport }
  const all = { ...stores, hasTime: () => true, allowedCountries: undefined }
  const responses = []
  for (const file of files) responses.push(await importCustomers({ text: file, encoding: 'utf-8' }, asIs, by, all))
  return { responses, deps }
}

const customersOf = async ({ accountId }: Principal) =>
  (await customerStore(world.table).listCustomers(accountId, { limit: 200 })).items

const fields = ({ customerId, version, createdAt, updatedAt, phoneHash, emailHash, ...rest }: Customer) => rest
const sorted = (customers: readonly Customer[]) =>
  customers.map((each) => JSON.stringify(fields(each), Object.keys(fields(each)).sort())).sort()

const hostile: readonly Fields[] = [
  {
    name: "=cmd|' /C calc'!A0",
    kind: 'customer',
    phone: '+12065550143',
    tags: ['a;b', 'c,d', '"q"', 'x|y', '=1', "'"],
  },
  { name: "'=already", kind: 'prospect', email: '-dash@x.example', tags: [] },
  { name: '+41 GmbH', kind: 'customer', address: '@home\nSecond, "line"; third', tags: ['007', 'VIP 👩‍🌾'] },
  { name: '007', kind: 'customer', notes: `- keys\r\n- dog\r\n\n=1+1\n${'ä;"'.repeat(1_600)}`, tags: [] },
  {
    name: 'שרה לוי',
    kind: 'customer',
    timeZone: 'Asia/Jerusalem',
    language: 'es',
    tags: Array.from({ length: 20 }, (_, n) => `tag ${n}`),
  },
  { name: 'Ann', kind: 'customer', notes: 'the elder', tags: [] },
  { name: 'Ann', kind: 'customer', notes: 'the younger', tags: [] },
]

describe('customers.csv', () => {
  test('brings the same customers into another account, and again without a change', async () => {
    await create(hostile)
    const files = await csvFiles('customers', owner, exporting)
    const other = await world.anOwner()
    const first = await importInto(other, files)
    expect(first.responses.map(counts)).toEqual([{ created: hostile.length, updated: 0, unchanged: 0, rejected: [] }])
    expect(sorted(await customersOf(other))).toEqual(sorted(await customersOf(owner)))
    const again = await importInto(other, files)
    expect(again.responses.map(counts)).toEqual([{ created: 0, updated: 0, unchanged: hostile.length, rejected: [] }])
    for (const { customerId } of await customersOf(other)) {
      expect(await first.deps.readLedger(other.accountId, customerId)).toEqual([])
    }
  })

  test('changes in its own account what was changed in the file, by the id', async () => {
    const [ann] = await create([{ name: 'Ann', kind: 'customer', tags: [] }])
    const [file = ''] = await csvFiles('customers', owner, exporting)
    const { responses } = await importInto(owner, [file.replace(',Ann,', ',Anna,')])
    expect(responses.map(counts)).toEqual([{ created: 0, updated: 1, unchanged: 0, rejected: [] }])
    expect(await customersOf(owner)).toMatchObject([{ customerId: ann?.customerId, name: 'Anna' }])
  })

  test('has a byte order mark, a header in a fixed order, and no formula', async () => {
    await create(hostile)
    const [file = ''] = await csvFiles('customers', owner, exporting)
    expect(file.startsWith('\uFEFFcustomerId,name,kind,phone,email,address,timeZone,language,notes,tags\r\n')).toBe(
      true,
    )
    expect(file).toContain("'+12065550143")
    const cells = readCsv(file.slice(1), ',').flatMap((record) => record.cells ?? [])
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
  })

  test('has each customer once, whatever the slices', async () => {
    const many = Array.from({ length: 15 }, (_, n) => ({ name: `Customer ${n}`, kind: 'customer' as const, tags: [] }))
    await create(many)
    const files = await csvFiles('customers', owner, exporting, 7)
    expect(files.length).toBeGreaterThan(1)
    const names = files.flatMap(parsedLines).map((line) => 'customer' in line && line.customer.name)
    expect(names.sort()).toEqual(many.map(({ name }) => name).sort())
  })
})

test('any customer that the API takes comes back from the file', async () => {
  const text = (max: number) => fc.oneof(fc.string({ unit: 'binary', maxLength: max }), fc.string({ maxLength: max }))
  const separators = fc
    .array(fc.constantFrom(...';,|"\'=+-@ \n\r\t1aé🙂'), { maxLength: 30 })
    .map((all) => all.join(''))
  const any = (max: number) => fc.oneof(text(max), separators)
  const customer = fc.record(
    {
      name: any(120),
      kind: fc.constantFrom('customer', 'prospect'),
      address: any(500),
      notes: any(5_000),
      tags: fc.array(any(40), { maxLength: 20 }),
    },
    { requiredKeys: ['name', 'kind'] },
  )
  const exporter = exporters.customer
  let taken = 0
  await fc.assert(
    fc.asyncProperty(customer, async (given) => {
      // it shows that a character was lost, so no line with it is taken
      fc.pre(!JSON.stringify(given).includes('\ufffd'))
      const parsed = NewCustomer.safeParse(given)
      if (!parsed.success || exporter.how !== 'rows') return
      taken += 1
      const tags = [...new Set(parsed.data.tags)]
      const exported = await exporter.exported({ customerId: 'c-1', ...parsed.data, tags }, world.table, {} as never)
      const [line] = parsedLines((await writtenFiles(exported)).get('customers.csv') ?? '')
      const { tags: found = [], ...rest } = line && 'customer' in line ? line.customer : { reason: line }
      expect({ ...rest, tags: found }).toEqual({ ...parsed.data, tags, noted: [] })
    }),
    { numRuns: 300 },
  )
  expect(taken).toBeGreaterThan(50)
})

describe('a large export', () => {
  const columns = exporters.customer
  /** Writes so many customers and returns the CSV parts. */
  async function partsOf(count: number, notes: string) {
    if (columns.how !== 'rows') throw new Error('customers are rows')
    const lines = []
    for (let n = 0; n < count; n += 1) {
      const customer = { customerId: `c-${n}`, name: `Customer ${n}`, kind: 'customer', notes, tags: [] }
      lines.push(...(await columns.exported(customer, world.table, {} as never)))
    }
    const files = await writtenFiles(lines)
    return [...files].filter(([path]) => path.endsWith('.csv'))
  }

  test('is cut into parts that one import takes', async () => {
    for (const [count, notes] of [
      [4_001, ''],
      [300, 'ü'.repeat(5_000)],
    ] as const) {
      const parts = await partsOf(count, notes)
      expect(parts.map(([path]) => path)).toEqual(['customers.csv', 'customers-2.csv', 'customers-3.csv'])
      for (const [, text] of parts) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1024 * 1024)
      const lines = parts.flatMap(([, text]) => parsedLines(text))
      expect(new Set(lines.map((line) => 'customer' in line && line.customer.name)).size).toBe(count)
      expect(lines).toHaveLength(count)
    }
  }, 60_000)
})
