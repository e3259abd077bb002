import { describe, expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { appendConsent, type NewEntry } from '../../../functions/customers/consent/append-consent.ts'
import { readConsents } from '../../../functions/customers/consent/read-consents.ts'
import { recordConsent } from '../../../functions/customers/consent/record-consent.ts'
import type { NewDecision } from '../../../functions/customers/consent/schemas.ts'
import { createCustomer } from '../../../functions/customers/create-customer.ts'
import { messageKinds } from '../../../functions/customers/domain/consent.ts'
import { partitionOf, suppressionKey } from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { firstBroken } from '../../../functions/shared/ledger/ledger.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import { ifNotExists, type Table } from '../../../functions/shared/table/table.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { customerWorld, granted, noon } from '../world.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

async function aCustomer(accountId: string, phone = '2065550143') {
  await giveKeys(table, accountId)
  const { deps, office, time } = customerWorld(table, accountId)
  const fields = { name: 'Ana', kind: 'customer' as const, phone, email: 'ana@x.example' }
  const { customerId } = await createCustomer(fields, office, deps)
  const says = (decision: Partial<NewDecision> = {}) =>
    recordConsent(customerId, { ...granted, kinds: ['reminder'], ...decision }, office, deps)
  const read = (at?: string) => readConsents(accountId, customerId, at, deps)
  const stops = (cause: 'stop' | 'complaint' = 'stop') => {
    const at = new Date(deps.now()).toISOString()
    const own = { channel: 'sms', kinds: [...messageKinds], decision: 'withdrawn', method: 'sms', effective: true }
    const entry = { ...own, at, cause, recordedBy: 'customer' } as NewEntry
    return appendConsent(accountId, customerId, () => ({ entry }), deps)
  }
  return { deps, office, time, customerId, says, read, stops }
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

  test('stores each wording once', async () => {
    const { says } = await aCustomer('wording')
    await says()
    await says()
    const rows = await Array.fromAsync(readRange(table, { pk: partitionOf('wording', 'statement') }))
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('agree')
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
    await says({ method: 'web-form' })
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
  test.each(['paper', 'verbal', 'import', 'email', 'sms'] as const)(
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

  test('a web form is effective', async () => {
    const { says, read, stops } = await aCustomer('form')
    await stops()
    await says({ method: 'web-form' })
    expect((await read()).current.find(({ kind }) => kind === 'reminder')).toMatchObject({ state: 'granted' })
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

  test('a web form for one kind allows no other kind', async () => {
    const { deps, customerId, says } = await aCustomer('one-kind', '2065550178')
    const { phoneHash = '' } = (await deps.findCustomer('one-kind', customerId)) ?? {}
    const suppression = { at: new Date(noon).toISOString(), cause: 'stop' as const, evidence: 'text-1' }
    await table.transact([await deps.suppress('company', 'one-kind', phoneHash, suppression)], () => {})
    await says({ method: 'web-form', kinds: ['reminder'] })
    await says({ kinds: ['reminder'] })
    await expect(says({ kinds: ['reminder', 'invoice'] })).rejects.toMatchObject({ code: 'stopped_by_customer' })
    await expect(says({ kinds: ['invoice'] })).rejects.toMatchObject({ code: 'stopped_by_customer' })
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
