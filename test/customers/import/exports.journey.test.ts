import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCsv } from '../../../functions/shared/csv/read-csv.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'

let cloud: LocalCloud
let owner: { token: string }
let companies = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
}, 120_000)
afterAll(() => cloud?.stop())

/** A company in Seattle without customers. */
async function aCompany() {
  const email = `imports-${companies++}@example.test`
  owner = await cloud.signUp(email)
  const place = { timeZone: 'America/Los_Angeles', country: 'US', postalAddress: '1 Pine St, Seattle' }
  const made = await cloud.post('/v1/account', { name: 'Bright Windows', ...place, contactEmail: email }, owner.token)
  expect(made).toMatchObject({ status: 201 })
}

type Answer = {
  created: number
  updated: number
  unchanged: number
  lines: number
  rejected: { line: number; reason: string }[]
  warnings: { line: number; code: string }[]
  encoding: string
  program?: string
  skippedColumns: string[]
  dryRun: boolean
  errors?: { message: string }[]
}
type Customer = Record<string, unknown> & { customerId: string; name: string; updatedAt: string }

async function bring(body: string | Uint8Array, query = '', contentType = 'text/csv') {
  const headers = { 'content-type': contentType }
  const path = `/v1/customers/import${query}`
  const { status, body: answer } = await cloud.request<Answer>('POST', path, { token: owner.token, body, headers })
  if (status === 200) {
    const { created, updated, unchanged, rejected, lines } = answer
    expect(created + updated + unchanged + rejected.length).toBe(lines)
  }
  return { status, answer }
}

async function customers(): Promise<Customer[]> {
  const { body } = await cloud.get<{ items: Customer[] }>('/v1/customers?limit=200', owner.token)
  return body.items.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

const exported = (name: string) => readFileSync(new URL(`./exports/${name}`, import.meta.url), 'utf8')
const latin1 = (text: string) => Buffer.from(text, 'latin1')

/** Created, rejected lines, and what is held of each customer then. */
const files = [
  [
    'google-contacts.csv',
    'google-contacts',
    [9],
    [
      { name: 'Acme Property Management', phone: '+12065550147', notes: 'Phone extension: 12' },
      {
        name: 'Bob A. Smith Jr.',
        phone: '+12065550145',
        email: 'bob@x.example',
        notes: expect.stringMatching(/206-555-0146[\s\S]*office@smith\.example[\s\S]*Smith Plumbing[\s\S]*4412/),
      },
      {
        name: 'María José García Núñez',
        phone: '+12065550143',
        email: 'maria@x.example',
        address: '1420 Pine St\nApt 5\nSeattle, WA 98101\nUS',
        tags: ['Plumbing', 'VIP'],
        notes: 'Two dogs\nRing twice\nHome phone: (206) 555-0144\nOther email: mgarcia@work.example',
      },
    ],
  ],
  [
    'google-contacts-2019.csv',
    'google-contacts',
    [],
    [{ name: 'Zoë Ölund', phone: '+12065550150', email: 'zoe@x.example', tags: ['Heating'], notes: 'Side door' }],
  ],
  [
    'outlook.csv',
    'outlook',
    [],
    [
      { name: 'Harbor Cafe', phone: '+12065550154', address: '5 Pier Rd, Seattle, WA 98101' },
      {
        name: 'José Peña',
        phone: '+12065550151',
        address: '12 Oak Ave, Bellevue, WA 98004',
        tags: ['Friends', 'Heating'],
        notes: expect.stringMatching(/^Gate code 7\n[\s\S]*\(425\) 555-0153[\s\S]*\(206\) 555-0152[\s\S]*Clínica Peña/),
      },
    ],
  ],
  [
    'quickbooks.csv',
    'quickbooks',
    [],
    [
      { name: 'Acme Corp', phone: '+12065550161', address: '22 Dock Rd\nSeattle WA 98134' },
      { name: 'Böhm, Karl', phone: '+12065550162', email: 'karl@x.example' },
      { name: 'Old Mill:Unit 4' },
    ],
  ],
  [
    'jobber.csv',
    'jobber',
    [],
    [
      { name: 'Dana Whitfield', phone: '+12065550170', email: 'dana@x.example', tags: ['VIP', 'windows'] },
      {
        name: 'Riverside Apartments',
        phone: '+12065550173',
        address: '310 River Rd, Unit 2, Renton, WA 98057, United States',
        notes: expect.stringMatching(/206-555-0172[\s\S]*PO Box 77[\s\S]*Lee Wong[\s\S]*Gate code: #4411/),
      },
    ],
  ],
  [
    'housecall-pro.csv',
    'housecall-pro',
    [3],
    [
      {
        name: 'Noor Ali',
        phone: '+12065550180',
        address: '12 E 8th St, 1803, Seattle, WA 98101',
        tags: ['hoods', 'kitchen'],
        notes: expect.stringMatching(/^Back entrance\nRing 1803\n[\s\S]*2065550181\n[\s\S]*44 Lake Dr, Kirkland/),
      },
      { name: 'Sam Roe', phone: '+12065550182', notes: 'Do Not Service: TRUE' },
    ],
  ],
  [
    'spanish.csv',
    undefined,
    [],
    [
      { name: 'Lucía Fernández', kind: 'prospect', phone: '+12065550191', notes: 'Teléfono fijo: 425-555-0192' },
      {
        name: 'Íñigo Muñoz Peña',
        kind: 'customer',
        phone: '+12065550190',
        address: 'Calle Mayor 3, Seattle, 98101',
        language: 'es',
        timeZone: 'America/Los_Angeles',
        tags: ['vip'],
      },
    ],
  ],
] as const

describe('a file as another program exports it', () => {
  test.each(files)('%s comes in, and changes nothing the second time', async (name, program, rejected, expected) => {
    await aCompany()
    const dry = await bring(exported(name), '?dryRun=true')
    expect(await customers()).toEqual([])
    const first = await bring(exported(name))
    expect(first).toMatchObject({ status: 200, answer: { created: expected.length, updated: 0, encoding: 'utf-8' } })
    expect({ ...dry.answer, dryRun: false }).toEqual(first.answer)
    expect([first.answer.program, first.answer.rejected.map(({ line }) => line)]).toEqual([program, [...rejected]])
    const held = await customers()
    expect(held).toMatchObject(expected)
    const again = await bring(exported(name))
    expect(again.answer).toMatchObject({ created: 0, updated: 0, unchanged: expected.length })
    expect(await customers()).toEqual(held)
  })

  test.each(files)(
    '%s that a spreadsheet opened and saved comes in as well, twice',
    async (name, program, _, expected) => {
      await aCompany()
      const text = exported(name).replace(/^\uFEFF/, '')
      const separator = /^[^\r\n,]*;/.test(text) ? ';' : ','
      const records = readCsv(text, separator).flatMap(({ cells }) => (cells ? [cells] : []))
      const [header = [], ...rows] = records
      for (const delimiter of [';', '\t']) {
        const cellOf = (cell: string) => `"${cell.replaceAll('"', '""')}"`
        const decimal = (cell: string) => (/^2065550\d{3}$/.test(cell) ? `${cell}.0` : cell)
        const names = header.map((cell) => ` ${cell.toUpperCase()} `)
        const lines = [names, ...rows.map((cells) => cells.map(decimal))].map((cells) =>
          cells.map(cellOf).join(delimiter),
        )
        const empty = Array.from({ length: 30 }, () => delimiter.repeat(header.length - 1))
        const file = `\uFEFF${[...lines, '', ...empty].join('\r\n')}\r\n\r\n`
        const isFirst = delimiter === ';'
        const { status, answer } = await bring(file)
        expect([status, answer.errors]).toEqual([200, undefined])
        expect(answer.program).toBe(program)
        expect(answer).toMatchObject(
          isFirst ? { created: expected.length, updated: 0 } : { created: 0, updated: 0, unchanged: expected.length },
        )
        expect((await customers()).map((each) => [each.name, each['phone']])).toEqual(
          expected.map((each) => [each.name, 'phone' in each ? each.phone : undefined]),
        )
      }
    },
  )

  test('under a stale Content-Encoding, or compressed without one, comes in through the gateway', async () => {
    await aCompany()
    const headers = { 'content-type': 'text/csv', 'content-encoding': 'gzip' }
    const send = (body: string | Uint8Array, more: Record<string, string>) =>
      cloud.request<Answer>('POST', '/v1/customers/import', { token: owner.token, body, headers: more })
    const file = 'name,phone\nAna,206-555-0143\n'
    expect(await send(file, headers)).toMatchObject({ status: 200, body: { created: 1, compression: 'none' } })
    const zipped = gzipSync(gzipSync(file))
    expect(await send(zipped, { 'content-type': 'application/gzip' })).toMatchObject({
      status: 200,
      body: { unchanged: 1, compression: 'gzip' },
    })
    expect(await send(gzipSync(file).subarray(0, 20), headers)).toMatchObject({ status: 422 })
  })

  test('changes nothing that the file has no column for, nor notes that staff added', async () => {
    await aCompany()
    await bring(exported('spanish.csv'))
    await bring(exported('jobber.csv'))
    const prospect = (await customers()).find(({ name }) => name === 'Lucía Fernández')
    const client = (await customers()).find(({ name }) => name === 'Dana Whitfield')
    for (const each of [prospect, client]) {
      const notes = `Has a cat\n${each?.['notes']}`
      await cloud.patch(`/v1/customers/${each?.customerId}`, { notes, kind: 'prospect' }, owner.token)
    }
    const before = await customers()
    const twoColumns = await bring('name,phone\nLucía Fernández,206-555-0191\n')
    expect(twoColumns.answer).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
    expect((await bring(exported('jobber.csv'))).answer).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
    expect(await customers()).toEqual(before)
  })
})

const file = 'name,phone,notes\nJosé Peña,206-555-0143,Año\nZoë O’Neil,206-555-0144,€ 5\n'
const utf16le = Buffer.from(file, 'utf16le')
const windows = latin1(file.replace('’', '\x92').replace('€', '\x80'))

describe('the encoding of a file', () => {
  test.each([
    ['utf-8', Buffer.from(file), 'text/csv'],
    ['utf-8', Buffer.from(`\ufeff${file}`), 'text/csv; charset=utf-8'],
    ['utf-16le', Buffer.from(`\ufeff${file}`, 'utf16le'), 'text/csv'],
    ['utf-16le', utf16le, 'text/csv'],
    ['utf-16be', Buffer.from(`\ufeff${file}`, 'utf16le').swap16(), 'application/octet-stream'],
    ['utf-16be', Buffer.from(utf16le).swap16(), 'text/plain'],
    ['windows-1252', windows, 'text/csv'],
    ['windows-1252', windows, 'text/csv; charset=windows-1252'],
    ['windows-1252', windows, 'text/csv; charset=utf-8'],
    ['windows-1252', windows, 'application/vnd.ms-excel'],
  ])('is found out and said: %s', async (encoding, bytes, contentType) => {
    await aCompany()
    const { answer } = await bring(bytes, '', contentType)
    const encodingGuessed = encoding === 'windows-1252'
    expect(answer).toMatchObject({ created: 2, rejected: [], encoding, encodingGuessed })
    expect(await customers()).toMatchObject([
      { name: 'José Peña', notes: 'Año' },
      { name: 'Zoë O’Neil', notes: '€ 5' },
    ])
    expect((await bring(Buffer.from(file))).answer).toMatchObject({ created: 0, updated: 0, unchanged: 2 })
  })

  test('that was lost on the way makes no second customer', async () => {
    await aCompany()
    await bring(file)
    const { answer } = await bring(windows.toString('utf8'))
    expect(answer).toMatchObject({ created: 0, updated: 0, rejected: [{ line: 2 }, { line: 3 }] })
    expect(answer.rejected[0]?.reason).toContain('UTF-8')
    expect(await customers()).toHaveLength(2)
  })

  test.each([
    ['a workbook', Buffer.from('PK\x03\x04 and so on', 'latin1'), 'is a workbook; save it as CSV'],
    ['an old workbook', latin1('\xd0\xcf\x11\xe0\xa1\xb1'), 'is a workbook; save it as CSV'],
    ['a picture', latin1('\x89PNG\r\n\x1a\n\x00\x00'), 'has unknown columns'],
  ])('of %s is none', async (_, bytes, message) => {
    await aCompany()
    const { status, answer } = await bring(bytes, '', 'application/octet-stream')
    expect([status, answer.errors?.[0]?.message]).toEqual([422, expect.stringContaining(message)])
  })
})

test('a phone in a new area is taken with a warning, by the import and for one customer; one that cannot be is refused', async () => {
  await aCompany()
  const { answer } = await bring('name,phone\nAna,(436) 234-5678\nBen,555-555-0143\n')
  expect(answer).toMatchObject({ created: 1, rejected: [{ line: 3 }] })
  expect(answer.warnings).toEqual([{ line: 2, code: 'unverified_number' }])
  const add = (phone: string) => cloud.post('/v1/customers', { name: 'Cy', kind: 'customer', phone }, owner.token)
  const warned = { warnings: [{ code: 'unverified_number' }] }
  expect(await add('\u202a624-234-5678\u202c')).toMatchObject({
    status: 201,
    body: { phone: '+16242345678', ...warned },
  })
  expect(await add('+1 900 234 5678')).toMatchObject({
    status: 201,
    body: { warnings: [{ code: 'destination_not_allowed' }] },
  })
  expect(await add('+1 555 234 5678')).toMatchObject({ status: 422 })
  const [ana] = await customers()
  expect(await cloud.get(`/v1/customers/${ana?.customerId}`, owner.token)).toMatchObject({ body: warned })
})
