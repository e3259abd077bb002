import { describe, expect, test } from 'vitest'
import { recordConsent } from '../../../functions/customers/consent/record-consent.ts'
import { withWarnings } from '../../../functions/customers/customer-warnings.ts'
import { importCustomers } from '../../../functions/customers/import/import-customers.ts'
import type { ImportQuery, ImportResponse } from '../../../functions/customers/import/import-schemas.ts'
import { importStore } from '../../../functions/customers/import/import-store.ts'
import { decodeText } from '../../../functions/shared/csv/decode-text.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { customerWorld, granted } from '../world.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

async function company(accountId: string) {
  await giveKeys(table, accountId)
  const { deps, office } = customerWorld(table, accountId)
  const time = { isLeft: true }
  const { readAllCustomers, beginImport, endImport, writeLine, noteImport } = importStore(table)
  const imports = { readAllCustomers, beginImport, endImport, writeLine, noteImport }
  const all = { ...deps, ...imports, hasTime: () => time.isLeft, allowedCountries: undefined }
  const bringAs = (query: ImportQuery, ...lines: string[]) =>
    importCustomers({ text: lines.join('\r\n'), encoding: 'utf-8' }, query, office, all)
  const bringFile = (bytes: Uint8Array) => importCustomers(decodeText(bytes), asIs, office, all)
  const bring = async (...lines: string[]) => {
    const response = await bringAs(asIs, ...lines)
    expect(sumOf(response)).toBe(response.lines)
    return response
  }
  const customers = async () => (await deps.listCustomers(accountId, { limit: 200, oldestFirst: true })).items
  const named = async (name: string) => (await customers()).find((each) => each.name === name)
  const state = async (name: string) => {
    const consentStates = await deps.readConsentStates(accountId, (await named(name))?.customerId ?? '')
    return consentStates.map(({ channel, kind, state: is }) => `${channel} ${kind} ${is}`).sort()
  }
  return { deps: all, office, bring, bringAs, bringFile, customers, named, state, time }
}

const asIs = { unknown: 'refuse', dryRun: 'false' } as const
const nothing = { created: 0, updated: 0, rejected: [] }
const sumOf = ({ created, updated, unchanged, rejected }: ImportResponse) =>
  created + updated + unchanged + rejected.length
const header = 'name,phone,email,address,tags'
const ana = 'Ana García,(206) 555-0143,ana@x.example,"1 Main St, ""Suite"" 2",vip;north'
const withConsent = 'name,phone,email,consentChannels,consentKinds,consentMethod,consentStatement'
const agreed = 'Ana,2065550143,ana@x.example,sms;email,reminder;invoice,paper,"I agree, write to me."'

describe('an import', () => {
  test('creates new customers, and changes nothing the second time', async () => {
    const { bring, named, customers } = await company('twice')
    const file = [header, ana, 'Ben,,,2 Oak St,', 'Cleo,,cleo@x.example,,']
    expect(await bring(...file)).toMatchObject({ created: 3, updated: 0, unchanged: 0, rejected: [], lines: 3 })
    expect(await named('Ana García')).toMatchObject({
      phone: '+12065550143',
      address: '1 Main St, "Suite" 2',
      tags: ['vip', 'north'],
      kind: 'customer',
    })
    const before = await customers()
    expect(await bring(...file)).toMatchObject({ ...nothing, unchanged: 3 })
    expect(await customers()).toEqual(before)
  })

  test('that fails writes nothing after its response', async () => {
    const { deps, office, customers } = await company('failing')
    const many = Array.from({ length: 60 }, (_, n) => `Customer ${n},,c${n}@x.example,,`)
    const file = { text: [header, ...many].join('\r\n'), encoding: 'utf-8' } as const
    let written = 0
    const writeLine: typeof deps.writeLine = async (...given) => {
      if (++written === 20) throw new Error('the table was not reached')
      return deps.writeLine(...given)
    }
    const failing = importCustomers(file, asIs, office, { ...deps, writeLine })
    await expect(failing).rejects.toThrow('not reached')
    const count = (await customers()).length
    expect(count).toBeLessThan(40)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect((await customers()).length).toBe(count)
    const again = await importCustomers(file, asIs, office, deps)
    expect(again).toMatchObject({ created: 60 - count, updated: 0, unchanged: count, rejected: [] })
  })

  test('updates filled cells and ignores empty ones', async () => {
    const { bring, named } = await company('updates')
    await bring(header, ana)
    expect(await bring('email;name;notes', 'ANA@x.example;Ana García;Has a dog')).toMatchObject({
      created: 0,
      updated: 1,
      rejected: [],
    })
    expect(await named('Ana García')).toMatchObject({
      phone: '+12065550143',
      notes: 'Has a dog',
      tags: ['vip', 'north'],
    })
  })

  test('rejects faulty lines and imports the others', async () => {
    const { bring, customers } = await company('broken')
    const response = await bring(
      header,
      'Ana,12,,,',
      ',2065550143,,,',
      'Ben,,no mail,,',
      'Cleo,"broken" quote,,,',
      'Cleo,"open,,,',
      'Dan,,dan@x.example,"two\r\nlines",',
      'Eve,,eve@x.example,,',
      '',
      'Eve,,eve@x.example,,',
      'Eve,,eve@x.example,elsewhere,',
      'Fay,,fay@x.example,,,,,',
    )
    expect([response.created, response.unchanged, response.lines]).toEqual([2, 1, 10])
    expect(response.rejected.map(({ line, reason }) => [line, reason.split(':')[0]])).toEqual([
      [2, 'phone'],
      [3, 'name'],
      [4, 'email'],
      [5, expect.any(String)],
      [6, expect.any(String)],
      [12, 'is the same customer as line 9, with other data'],
      [13, expect.any(String)],
    ])
    expect((await customers()).map(({ name }) => name).sort()).toEqual(['Dan', 'Eve'])
  })

  test('keeps customers apart who share a phone', async () => {
    const { bring, customers } = await company('family')
    const file = [header, 'Ana,2065550143,,,', 'Ben,2065550143,,,']
    expect(await bring(...file)).toMatchObject({ created: 2 })
    expect(await bring(...file)).toMatchObject({ ...nothing, unchanged: 2 })
    expect(await customers()).toHaveLength(2)
  })

  test.each([
    ['an unknown column', ['name,colour', 'Ana,red']],
    ['no name', ['phone', '2065550143']],
    ['a column twice', ['name,Name', 'Ana,Ana']],
    ['nothing', ['']],
  ])('with %s is refused', async (name, lines) => {
    const { bring } = await company(`refused-${name.replaceAll(' ', '-')}`)
    await expect(bring(...lines)).rejects.toMatchObject({ code: 'invalid' })
  })

  test('of more than 2,000 lines is too large', async () => {
    const { bring } = await company('large')
    const lines = Array.from({ length: 2_001 }, (_, index) => `Ana,,a${index}@x.example,,`)
    await expect(bring(header, ...lines)).rejects.toMatchObject({ status: 413 })
  })

  test('runs one at a time, and rejects lines for which no time is left', async () => {
    const { bring, deps, time } = await company('alone')
    expect(await deps.beginImport('alone', deps.now())).toBe(true)
    await expect(bring(header, ana)).rejects.toMatchObject({ status: 409 })
    await deps.endImport('alone')
    time.isLeft = false
    expect(await bring(header, ana)).toMatchObject({ created: 0, rejected: [{ line: 2 }] })
    time.isLeft = true
    expect(await bring(header, ana)).toMatchObject({ created: 1 })
  })
})

describe('a consent in a file', () => {
  test('is recorded once, with method and statement', async () => {
    const { bring, state, deps, named } = await company('consents')
    expect(await bring(withConsent, agreed)).toMatchObject({ created: 1, rejected: [] })
    expect(await state('Ana')).toEqual([
      'email invoice granted',
      'email reminder granted',
      'sms invoice granted',
      'sms reminder granted',
    ])
    expect(await bring(withConsent, agreed)).toMatchObject({ ...nothing, unchanged: 1 })
    const ledger = await deps.readLedger('consents', (await named('Ana'))?.customerId ?? '')
    expect(ledger).toMatchObject([
      { version: 1, method: 'paper', evidence: { imported: true }, recordedBy: 'office' },
      { version: 2 },
    ])
  })

  test.each([
    ['without method', 'Ana,2065550143,,sms,reminder,,Yes.'],
    ['without statement', 'Ana,2065550143,,sms,reminder,paper,'],
    ['without kinds', 'Ana,2065550143,,sms,,paper,Yes.'],
    ['for a missing address', 'Ana,,ana@x.example,sms,reminder,paper,Yes.'],
    ['of an unknown kind', 'Ana,2065550143,,sms,gossip,paper,Yes.'],
  ])('%s rejects the whole line', async (name, line) => {
    const { bring, customers } = await company(`consent-${name.replaceAll(' ', '-')}`)
    expect(await bring(withConsent, line)).toMatchObject({ created: 0, rejected: [{ line: 2 }] })
    expect(await customers()).toEqual([])
  })

  test('imported again after a withdrawal has no effect', async () => {
    const { bring, state, deps, office, named } = await company('withdrawn-since')
    await bring(withConsent, agreed)
    const { customerId = '' } = (await named('Ana')) ?? {}
    const kinds = [...granted.kinds, 'invoice' as const]
    await recordConsent(customerId, { ...granted, kinds, decision: 'withdrawn' }, office, deps)
    expect(await bring(withConsent, agreed)).toMatchObject({ ...nothing, unchanged: 1 })
    expect(await state('Ana')).toContain('sms reminder withdrawn')
  })

  test('has no effect after the customer’s own stop, even if the file says web form', async () => {
    const { bring, state, deps } = await company('stopped-before')
    const [hash = ''] = await deps.hashesOfPhone('+12065550143')
    const suppression = { at: new Date(deps.now()).toISOString(), cause: 'stop', evidence: 'in-1' } as const
    await table.transact([await deps.suppress('number', '', hash, suppression)], () => {})
    const form = agreed.replace('paper', 'web-form').replace('sms;email', 'sms')
    const warnings = [{ line: 2, code: 'stopped_by_customer' }]
    expect(await bring(withConsent, form)).toMatchObject({ ...nothing, created: 1, warnings })
    expect(await bring(withConsent, form)).toMatchObject({ ...nothing, unchanged: 1, warnings })
    expect(await state('Ana')).toEqual([])
  })
})

describe('a file with consents that have no effect', () => {
  const file = [
    withConsent,
    'Ana,2065550143,,sms,reminder,paper,Yes.',
    'Ben,2065550144,,sms,reminder,paper,Yes.',
    'Cy,2065550145,,,,,',
    'Dan,12,,,,,',
  ]
  const stopBoth = async ({ deps }: Awaited<ReturnType<typeof company>>) => {
    for (const phone of ['+12065550143', '+12065550144']) {
      const [hash = ''] = await deps.hashesOfPhone(phone)
      const suppression = { at: new Date(deps.now()).toISOString(), cause: 'stop', evidence: 'in-1' } as const
      await table.transact([await deps.suppress('number', '', hash, suppression)], () => {})
    }
  }
  const notesOf = async (accountId: string) => {
    const rows = await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'audit') }))
    const entries = await Promise.all(rows.map((row) => table.item(AuditItem, row)))
    return entries.filter(({ action }) => action === 'customers.import').map(({ details }) => details)
  }

  test('counts what becomes of each line, warns of the consent, is noted, and a dry run says the same', async () => {
    const office = await company('no-effect')
    await stopBoth(office)
    const { dryRun, ...dry } = await office.bringAs({ unknown: 'refuse', dryRun: 'true' }, ...file)
    expect([dryRun, await office.customers(), await notesOf('no-effect')]).toEqual([true, [], []])
    const { dryRun: _, ...first } = await office.bring(...file)
    const warnings = [
      { line: 2, code: 'stopped_by_customer' },
      { line: 3, code: 'stopped_by_customer' },
    ]
    expect(first).toMatchObject({ created: 3, updated: 0, unchanged: 0, rejected: [{ line: 5 }], lines: 4, warnings })
    expect(dry).toEqual(first)
    expect(await notesOf('no-effect')).toEqual([{ created: 3, updated: 0, rejected: 1 }])
    const again = await office.bring(...file)
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, rejected: [{ line: 5 }], warnings })
    expect(await notesOf('no-effect')).toHaveLength(1)
  })

  test('is noted when it holds nothing else, and as far as it came when it fails', async () => {
    const office = await company('no-effect-alone')
    await stopBoth(office)
    await office.bring(...file.slice(0, 3))
    expect(await notesOf('no-effect-alone')).toEqual([{ created: 2, updated: 0, rejected: 0 }])
    let written = 0
    const writeLine: typeof office.deps.writeLine = async (...given) => {
      if (++written === 30) throw new Error('the table was not reached')
      return office.deps.writeLine(...given)
    }
    const many = Array.from({ length: 60 }, (_, n) => `Customer ${n},,c${n}@x.example,,`)
    const text = [header, ...many].join('\n')
    const failing = importCustomers({ text, encoding: 'utf-8' }, asIs, office.office, { ...office.deps, writeLine })
    await expect(failing).rejects.toThrow('not reached')
    const created = (await office.customers()).length - 2
    expect(await notesOf('no-effect-alone')).toContainEqual({ created, updated: 0, rejected: 0 })
  })
})

describe('the phone in a line', () => {
  test('is warned of as for one customer: shared in any spelling, unknown to the tables, or not texted', async () => {
    const { bring, deps, office } = await company('phone-warnings')
    await bring('name,phone', 'Old,+54 9 11 2345 6789')
    const file = [
      'name,phone',
      'Ana,2065550143',
      'Ben,+1 (206) 555-0143',
      'Cy,436-234-5678',
      'Dan,+1 900 234 5678',
      'Eve,+54 11 2345 6789',
      'Fay,12',
      'Gus,2065550148',
    ]
    const { warnings } = await bring(...file)
    expect(warnings).toEqual([
      { line: 2, code: 'same_phone' },
      { line: 3, code: 'same_phone' },
      { line: 4, code: 'unverified_number' },
      { line: 5, code: 'destination_not_allowed' },
      { line: 6, code: 'destination_not_allowed' },
      { line: 6, code: 'same_phone' },
    ])
    const customers = new Map((await deps.readAllCustomers('phone-warnings')).map((each) => [each.name, each]))
    for (const [line, name] of ['Ana', 'Ben', 'Cy', 'Dan', 'Eve', undefined, 'Gus'].entries()) {
      const customer = customers.get(name ?? '')
      if (!customer) continue
      const shown = await withWarnings(customer, office.account, deps)
      const ofLine = warnings.filter((each) => each.line === line + 2).map(({ code }) => ({ code }))
      expect([name, shown.warnings ?? []]).toEqual([name, ofLine])
    }
    expect((await bring(...file)).warnings).toEqual(warnings)
  })

  test('is not shared with who gives it up in the same file, nor with an earlier line of the same customer', async () => {
    const { bring } = await company('phone-moves')
    await bring('name,phone,email', 'Ana,2065550143,ana@x.example')
    const { warnings } = await bring(
      'name,phone,email',
      'Ben,2065550143,',
      'Ana,2065550149,ana@x.example',
      'Ana,2065550149,ana@x.example',
    )
    expect(warnings).toEqual([])
  })
})

describe('what an import finds', () => {
  test('stays when the file comes again with a line of another encoding', async () => {
    const { bringFile, customers } = await company('foreign-byte')
    const good = Buffer.from('name\r\nJosé García\r\nÁngel Muñoz\r\n')
    expect(await bringFile(good)).toMatchObject({ created: 2 })
    const mixed = Buffer.concat([good, Buffer.from('Andr\xe9\r\n', 'latin1')])
    expect(await bringFile(mixed)).toMatchObject({
      created: 0,
      unchanged: 2,
      encoding: 'utf-8',
      rejected: [{ line: 4, reason: expect.stringContaining('lost characters') }],
    })
    expect((await customers()).map(({ name }) => name).sort()).toEqual(['José García', 'Ángel Muñoz'])
  })

  test('loses the abbreviation of its time zone', async () => {
    const { bring, deps } = await company('old-zone')
    const fields = { name: 'Ana', kind: 'customer' as const, phone: '+12065550143', timeZone: 'CST', tags: [] }
    await deps.createCustomer('old-zone', fields, '2026-03-02T12:00:00.000Z')
    expect(await deps.readAllCustomers('old-zone')).toMatchObject([{ timeZone: 'America/Chicago' }])
    expect(await bring('name,phone,timeZone', 'Ana,2065550143,America/Chicago')).toMatchObject({ unchanged: 1 })
  })

  test('has noted a line only if all of it is there', async () => {
    const { bring, named } = await company('noted-lines')
    await bring('name,email,notes', 'Ana,ana@x.example,"Gate code: 1234\nhas a dog"')
    const again = ['name,email,Gate code', 'Ana,ana@x.example,12']
    expect(await bring(...again)).toMatchObject({ updated: 1 })
    expect(await named('Ana')).toMatchObject({ notes: 'Gate code: 1234\nhas a dog\nGate code: 12' })
    expect(await bring(...again)).toMatchObject({ unchanged: 1 })
  })
})
