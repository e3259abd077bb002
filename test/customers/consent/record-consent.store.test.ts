import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { appendConsent, type NewEntry } from '../../../functions/customers/consent/append-consent.ts'
import { readConsents } from '../../../functions/customers/consent/read-consents.ts'
import { recordConsent } from '../../../functions/customers/consent/record-consent.ts'
import type { NewDecision } from '../../../functions/customers/consent/schemas.ts'
import { createCustomer } from '../../../functions/customers/create-customer.ts'
import { messageKinds, statementHashOf } from '../../../functions/customers/domain/consent.ts'
import { partitionOf, suppressionKey } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { chain, firstBroken } from '../../../functions/shared/ledger/ledger.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import { ifNotExists, type Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { customerWorld, granted, noon } from '../world.ts'
import { asEarlierReleasesStored } from './earlier-rows.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

function never(): never {
  throw new Error('not there')
}

async function aCustomer(accountId: string, phone = '2065550143') {
  await giveKeys(table, accountId)
  const { deps, office, time } = customerWorld(table, accountId)
  const fields = { name: 'Ana', kind: 'customer' as const, phone, email: 'ana@x.example' }
  const { customerId } = await createCustomer(fields, office, deps)
  const saysAs = (role: 'staff' | 'owner', decision: Partial<NewDecision> = {}) =>
    recordConsent(customerId, { ...granted, kinds: ['reminder'], ...decision }, { ...office, role }, deps)
  const says = (decision: Partial<NewDecision> = {}) => saysAs('staff', decision)
  const read = (at?: string) => readConsents(accountId, customerId, at, deps)
  const stops = (cause: 'stop' | 'complaint' = 'stop') => {
    const at = new Date(deps.now()).toISOString()
    const own = { channel: 'sms', kinds: [...messageKinds], decision: 'withdrawn', method: 'sms', effective: true }
    const entry = { ...own, at, cause, recordedBy: 'customer' } as NewEntry
    return appendConsent(accountId, customerId, () => ({ entry }), deps)
  }
  return { deps, office, time, customerId, says, saysAs, read, stops }
}

describe('the ledger (rule 2)', () => {
  test('has the statement, its hash, the evidence and who recorded it', async () => {
    const { says, read } = await aCustomer('whole')
    const entry = await says({ evidence: { form: 'A-17' } })
    expect(entry).toMatchObject({ version: 1, recordedBy: 'office', statement: granted.statement, effective: true })
    const { current, ledger } = await read()
    expect(current).toMatchObject([
      { channel: 'sms', kind: 'reminder', state: 'granted', version: 1, addressCurrent: true },
    ])
    expect(ledger).toEqual([entry])
    expect(entry.statementHash).toMatch(/^[0-9a-f]{64}$/)
  })

  test('keeps each wording with its decision, sealed', async () => {
    const { says, read } = await aCustomer('wording')
    await says({ statement: 'I, Ana Meier, agree.' })
    await says()
    expect((await read()).ledger.map(({ statement }) => statement)).toEqual(['I, Ana Meier, agree.', granted.statement])
    const rows = (await allRows(table)).filter(({ pk }) => pk.startsWith('wording#'))
    expect(JSON.stringify(rows)).not.toContain('agree')
    expect(rows.map(({ type }) => type)).not.toContain('statement')
  })

  test('tells without the key neither wording nor evidence nor address, not even by a hash that confirms a guess', async () => {
    const { says, customerId, deps } = await aCustomer('guess')
    await says({ evidence: 'She rang from 2065550143' })
    const { phoneHash = 'none' } = (await deps.findCustomer('guess', customerId)) ?? {}
    const [entry] = await deps.readLedger('guess', customerId)
    const isOf = (type: string) => (row: { type?: unknown; pk: string }) =>
      row.type === type && row.pk.startsWith('guess#')
    const rows = (await allRows(table)).filter((row) => ['consent', 'consentLedger'].some((type) => isOf(type)(row)))
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(phoneHash)
    expect(JSON.stringify(rows)).not.toContain(statementHashOf(granted.statement))
    // all that lies readable, or in the customer's row, and the right guess at the rest
    const { salt, hash, version: _version, previousHash: _previous, ...guessed } = entry ?? never()
    expect(chain(undefined, guessed).hash).not.toBe(hash)
    expect(chain(undefined, { ...guessed, salt }).hash).toBe(hash)
  })

  test('of an earlier release is read and compared as before: hashes readable, the wording in a row of its own', async () => {
    const { says, read, deps, customerId } = await aCustomer('earlier')
    await says()
    const { phoneHash } = (await deps.findCustomer('earlier', customerId)) ?? {}
    await asEarlierReleasesStored(table, 'earlier')
    const { current, ledger } = await read()
    expect(current).toMatchObject([{ state: 'granted', addressCurrent: true }])
    expect(ledger).toMatchObject([{ statement: granted.statement, addressHash: phoneHash }])
    expect(await deps.readConsentState('earlier', customerId, 'sms', 'reminder')).toMatchObject({
      addressHash: phoneHash,
    })
    await says({ kinds: ['invoice'], statement: 'Invoices too' })
    const entries = await deps.readLedger('earlier', customerId)
    expect(entries.map(({ version }) => version)).toEqual([1, 2])
    expect(firstBroken(entries)).toBeUndefined()
  })

  test('is one chain, also when many decisions come at once', async () => {
    const { deps, says, customerId, read } = await aCustomer('chain')
    await Promise.all(messageKinds.map((kind) => says({ kinds: [kind] })))
    const entries = await deps.readLedger('chain', customerId)
    expect(entries.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6])
    expect(firstBroken(entries)).toBeUndefined()
    expect(firstBroken(entries.with(2, { ...entries[2], method: 'verbal' } as (typeof entries)[number]))).toBe(3)
    expect((await read()).current.map(({ kind }) => kind).sort()).toEqual([...messageKinds].sort())
  })

  test('shows the state at any past instant', async () => {
    const { says, read, time } = await aCustomer('past')
    const before = new Date(noon).toISOString()
    await says()
    const between = new Date(time.now).toISOString()
    time.now += 1_000
    await says({ decision: 'withdrawn' })
    expect((await read(before)).current).toEqual([])
    expect((await read(between)).current).toMatchObject([{ state: 'granted' }])
    expect((await read()).current).toMatchObject([{ state: 'withdrawn', version: 2 }])
  })

  test('agrees with the rows that the gate reads', async () => {
    const { says, read, stops, deps, customerId } = await aCustomer('agree')
    await says({ kinds: ['reminder', 'invoice'] })
    await stops()
    await says({ kinds: ['invoice'] }).catch(() => undefined)
    const rows = await deps.readConsentStates('agree', customerId)
    const state = ({ kind, state: now, version, since }: (typeof rows)[number]) => [kind, now, version, since]
    const { current } = await read()
    expect(rows.map(state).sort()).toEqual(current.map((each) => state(each as (typeof rows)[number])).sort())
  })

  test('has an entry in the audit trail', async () => {
    const { says, customerId } = await aCustomer('audited')
    await says()
    const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('audited', 'audit') }))
    expect(await Promise.all(rows.map((row) => table.item(AuditItem, row)))).toMatchObject([
      { by: 'office', action: 'consent.granted', subject: customerId },
    ])
  })
})

describe('after the customer’s own stop (rule 1)', () => {
  test.each(['web-form', 'paper', 'verbal', 'import', 'email', 'sms'] as const)(
    'a grant by %s is recorded without effect',
    async (method) => {
      const { says, read, stops } = await aCustomer(`stop-${method}`)
      await says()
      await stops()
      await expect(says({ method })).rejects.toMatchObject({ code: 'stopped_by_customer', status: 409 })
      const { current, ledger } = await read()
      expect(current.find(({ kind }) => kind === 'reminder')).toMatchObject({ state: 'withdrawn' })
      expect(ledger.map(({ effective }) => effective)).toEqual([true, true, false])
    },
  )

  test('a grant by an owner is refused like one by staff, after a complaint too', async () => {
    const { saysAs, stops } = await aCustomer('owner-grant')
    await stops('complaint')
    const grant = saysAs('owner', { method: 'paper', evidence: 'form 7' })
    await expect(grant).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('neither another phone nor the old one again undoes it', async () => {
    const { says, stops, deps, office, customerId } = await aCustomer('away-and-back', '2065550180')
    await says()
    await stops()
    for (const phone of ['2065550181', '2065550180']) {
      await changeCustomer(customerId, { phone }, office, deps)
      await expect(says({ method: 'web-form' })).rejects.toMatchObject({ code: 'stopped_by_customer' })
    }
  })

  test('a withdrawal recorded by staff is not the customer’s own stop', async () => {
    const { says, read } = await aCustomer('office-stop')
    await says({ decision: 'withdrawn', statement: undefined })
    await says()
    expect((await read()).current).toMatchObject([{ state: 'granted', version: 2 }])
  })

  test('a new customer with the stopped phone is stopped too (rule 6)', async () => {
    const first = await aCustomer('memory', '2065550177')
    const { phoneHash = '' } = (await first.deps.findCustomer('memory', first.customerId)) ?? {}
    const suppression = { at: new Date(noon).toISOString(), cause: 'stop' as const, evidence: 'text-1' }
    await table.transact([await first.deps.suppress('number', 'memory', phoneHash, suppression)], () => {})
    const second = await aCustomer('memory2', '2065550177')
    await expect(second.says()).rejects.toMatchObject({ code: 'stopped_by_customer' })
    await table.transact(
      [await first.deps.liftSuppression('number', 'memory', phoneHash, new Date(noon + 1).toISOString())],
      () => {},
    )
    await second.says()
  })

  test('the memory of it is not outlived by a grant for another address', async () => {
    const { deps, customerId, says, office } = await aCustomer('other-address', '2065550178')
    const { phoneHash = '' } = (await deps.findCustomer('other-address', customerId)) ?? {}
    const suppression = { at: new Date(noon).toISOString(), cause: 'preference-page' as const, evidence: 'link' }
    await table.transact([await deps.suppress('company', 'other-address', phoneHash, suppression)], () => {})
    await changeCustomer(customerId, { phone: '2065550182' }, office, deps)
    await says({ kinds: ['reminder'] })
    await changeCustomer(customerId, { phone: '2065550178' }, office, deps)
    await expect(says({ kinds: ['reminder'] })).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('a stop of one kind does not stop another', async () => {
    const { deps, customerId, says } = await aCustomer('kind-stop', '2065550179')
    const { phoneHash = '' } = (await deps.findCustomer('kind-stop', customerId)) ?? {}
    const suppression = { at: new Date(noon).toISOString(), cause: 'one-click' as const, evidence: 'preference-link' }
    await table.transact([await deps.suppress('marketing', 'kind-stop', phoneHash, suppression)], () => {})
    await says({ kinds: ['reminder'] })
    await expect(says({ kinds: ['reminder', 'marketing'] })).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })

  test('a suppression reveals neither phone nor company', async () => {
    const { deps } = await aCustomer('secret')
    const suppression = { at: new Date(noon).toISOString(), cause: 'complaint' as const, evidence: 'event' }
    const write = await deps.suppress('company', 'secret', 'hash', suppression)
    expect(JSON.stringify(write)).not.toMatch(/"secret|hash"/)
    expect(write.Put?.Item?.['pk']).toBe(suppressionKey(String(write.Put?.Item?.['name'])).pk)
    await table.transact([write], () => {})
    expect(await deps.findSuppressions('secret', 'email', 'hash', [])).toMatchObject([{ cause: 'complaint' }])
    expect(await deps.findSuppressions('other', 'email', 'hash', ['reminder'])).toEqual([])
    expect(await deps.findSuppressions('secret', 'sms', 'hash', [])).toHaveLength(1)
  })
})

describe('after a hard bounce', () => {
  async function aBouncedCustomer(accountId: string) {
    const world = await aCustomer(accountId)
    const { deps, customerId } = world
    const { emailHash = '' } = (await deps.findCustomer(accountId, customerId)) ?? {}
    const suppression = { at: new Date(deps.now()).toISOString(), cause: 'hard-bounce' as const, evidence: 'event-1' }
    await table.transact([await deps.suppress('failed', accountId, emailHash, suppression)], () => {})
    const grants = (role: 'staff' | 'owner', more: Partial<NewDecision>) =>
      world.saysAs(role, { channel: 'email', ...more })
    return { ...world, grants, emailHash }
  }

  test.each<[string, 'staff' | 'owner', Partial<NewDecision>]>([
    ['staff with paper and evidence', 'staff', { method: 'paper', evidence: 'form 7' }],
    ['an owner by word of mouth', 'owner', { method: 'verbal', evidence: 'form 7' }],
    ['an owner with paper without evidence', 'owner', { method: 'paper' }],
    ['an owner with blank evidence', 'owner', { method: 'email', evidence: {} }],
  ])('%s is recorded without effect', async (name, role, decision) => {
    const { grants, read } = await aBouncedCustomer(`bounced-${name.replaceAll(' ', '-')}`)
    await expect(grants(role, decision)).rejects.toMatchObject({ code: 'suppressed_address', status: 409 })
    expect(await read()).toMatchObject({ current: [], ledger: [{ effective: false }] })
  })

  test.each(['paper', 'email'] as const)('an owner with %s and evidence opens that kind', async (method) => {
    const { grants } = await aBouncedCustomer(`bounced-owner-${method}`)
    await grants('owner', { method, evidence: { form: 'A-7' } })
    await grants('staff', { method: 'verbal' })
    await expect(grants('staff', { kinds: ['invoice'] })).rejects.toMatchObject({ code: 'suppressed_address' })
  })

  test('another address is open to every method, the bounced one stays closed', async () => {
    const { grants, deps, office, customerId } = await aBouncedCustomer('bounced-away')
    await changeCustomer(customerId, { email: 'other@x.example' }, office, deps)
    await grants('staff', { method: 'verbal' })
    await changeCustomer(customerId, { email: 'ana@x.example' }, office, deps)
    await expect(grants('staff', { method: 'verbal' })).rejects.toMatchObject({ code: 'suppressed_address' })
  })

  test('a later complaint is remembered beside it', async () => {
    const { grants, deps, emailHash } = await aBouncedCustomer('bounced-complained')
    const suppression = { at: new Date(deps.now()).toISOString(), cause: 'complaint' as const, evidence: 'event-2' }
    await table.transact([await deps.suppress('company', 'bounced-complained', emailHash, suppression)], () => {})
    expect(await deps.findSuppressions('bounced-complained', 'email', emailHash, [])).toHaveLength(2)
    const grant = grants('owner', { method: 'paper', evidence: 'form 7' })
    await expect(grant).rejects.toMatchObject({ code: 'stopped_by_customer' })
  })
})

describe('a decision', () => {
  test('is bound to the phone that it was made for', async () => {
    const { says, read, customerId, office, deps } = await aCustomer('bound')
    await says()
    await changeCustomer(customerId, { phone: '2065550199' }, office, deps)
    expect((await read()).current).toMatchObject([{ state: 'granted', addressCurrent: false }])
    await says()
    expect((await read()).current).toMatchObject([{ addressCurrent: true }])
  })

  test('made while the phone changes is bound to one of the two, by what it read', async () => {
    const { says, customerId, office, deps } = await aCustomer('crossing')
    await Promise.all([says(), changeCustomer(customerId, { phone: '2065550199' }, office, deps)])
    const customer = await deps.findCustomer('crossing', customerId)
    const [consentState] = await deps.readConsentStates('crossing', customerId)
    expect(consentState?.addressHash).toMatch(/./)
    expect([customer?.phoneHash === consentState?.addressHash, customer?.version]).toContain(2)
  })

  test('is recorded already if a write alongside is refused', async () => {
    const { deps, customerId } = await aCustomer('known')
    const Item = { pk: 'known#message#0', sk: '00text', type: 'message' }
    const alongside = [{ Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }]
    const at = new Date(noon).toISOString()
    const entry = { ...granted, kinds: ['reminder'], at, cause: 'office', effective: true, recordedBy: 'm' } as NewEntry
    const record = () => appendConsent('known', customerId, () => ({ entry, alongside }), deps)
    expect(await record()).toMatchObject({ version: 1 })
    expect(await record()).toBeUndefined()
    expect(await deps.readLedger('known', customerId)).toHaveLength(1)
  })

  test('of an unknown customer is 404', async () => {
    const { office, deps } = await aCustomer('gone')
    await expect(recordConsent('nobody', { ...granted, kinds: ['reminder'] }, office, deps)).rejects.toMatchObject({
      status: 404,
    })
  })
})
