import { expect, test } from 'vitest'
import { changeCustomer } from '../../../functions/customers/change-customer.ts'
import { recordConsent } from '../../../functions/customers/consent/record-consent.ts'
import { createCustomer } from '../../../functions/customers/create-customer.ts'
import { eraseCustomer } from '../../../functions/customers/erase-customer.ts'
import { importLine } from '../../../functions/customers/import/import-line.ts'
import { importStore } from '../../../functions/customers/import/import-store.ts'
import type { Table, Write } from '../../../functions/shared/table/table.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { customerWorld, granted } from '../world.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const ana = { name: 'Ana', kind: 'customer', phone: '+12065550143', email: 'ana@x.example', noted: [] } as const
const { noted: _, ...stored } = ana
const consent = {
  channels: ['sms', 'email'],
  kinds: ['reminder'],
  method: 'paper',
  statement: 'Yes.',
  evidence: undefined,
} as const

/** A company that imports one line; `between` runs once, after the reads and before the first write. */
async function company(accountId: string) {
  await giveKeys(table, accountId)
  const { deps, office } = customerWorld(table, accountId)
  const { writeLine } = importStore(table)
  const transactions: (readonly Write[])[] = []
  const runLine = (existing?: Awaited<ReturnType<typeof deps.findCustomer>>, between?: () => Promise<unknown>) =>
    importLine(existing, ana, consent, office, {
      ...deps,
      async writeLine(writes) {
        if (transactions.push(writes) === 1) await between?.()
        return writeLine(writes)
      },
    })
  const state = async (customerId: string) =>
    (await deps.readConsentStates(accountId, customerId)).map(({ channel, state: is }) => `${channel} ${is}`).sort()
  const customers = async () => (await deps.listCustomers(accountId, { limit: 200 })).items
  return { deps, office, runLine, transactions, state, customers }
}

test('a customer is stored with the consents of its line, or not at all', async () => {
  const { runLine, customers, transactions, state } = await company('whole-line')
  const failing = () => Promise.reject(new Error('the process died'))
  await expect(runLine(undefined, failing)).rejects.toThrow('died')
  expect(await customers()).toEqual([])
  expect(await runLine()).toEqual({ outcome: 'created', refusal: undefined })
  expect(transactions).toHaveLength(2)
  const [customer] = await customers()
  expect(await state(customer?.customerId ?? '')).toEqual(['email granted', 'sms granted'])
  expect(await runLine(customer)).toEqual({ outcome: 'unchanged', refusal: undefined })
})

test('a stop during the import of a line takes effect', async () => {
  const { deps, office, runLine, transactions, state } = await company('stopped-line')
  const customer = await createCustomer(stored, office, deps)
  const { customerId } = customer
  const hash = customer.phoneHash ?? ''
  const outcome = await runLine(customer, async () => {
    await recordConsent(customerId, { ...granted, kinds: ['reminder'], decision: 'withdrawn' }, office, deps)
    const suppression = { at: new Date(deps.now()).toISOString(), cause: 'stop', evidence: 'in-1' } as const
    await table.transact([await deps.suppress('number', '', hash, suppression)], () => {})
  })
  expect(outcome).toEqual({ outcome: 'updated', refusal: 'stopped_by_customer' })
  expect(transactions).toHaveLength(2)
  expect(await state(customerId)).toEqual(['email granted', 'sms withdrawn'])
})

test('another change during the import of a line is kept', async () => {
  const { deps, office, runLine } = await company('changed-line')
  const customer = await createCustomer({ ...stored, phone: undefined }, office, deps)
  await runLine(customer, () => changeCustomer(customer.customerId, { notes: 'Has a dog' }, office, deps))
  const after = await deps.findCustomer('changed-line', customer.customerId)
  expect(after).toMatchObject({ phone: ana.phone, notes: 'Has a dog', version: 3 })
})

test('a customer erased during the import is not created again', async () => {
  const { deps, office, runLine, customers } = await company('erased-line')
  const customer = await createCustomer(stored, office, deps)
  const queue = { enqueueErasure: async () => {}, enqueueAfterQuiesce: async () => {} }
  const line = runLine(customer, () => eraseCustomer(customer.customerId, office, { ...deps, ...queue }))
  await expect(line).rejects.toMatchObject({ code: 'not_found' })
  expect(await customers()).toEqual([])
})
