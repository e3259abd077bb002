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

const ana = { name: 'Ana', kind: 'customer', phone: '+12065550143', email: 'ana@x.example' } as const
const consent = {
  channels: ['sms', 'email'],
  kinds: ['reminder'],
  method: 'paper',
  statement: 'Yes.',
  evidence: undefined,
} as const

/** A company that takes one line; `between` happens after the line was read and before it is written, once. */
async function company(accountId: string) {
  await giveKeys(table, accountId)
  const { deps, office } = customerWorld(table, accountId)
  const { writeLine } = importStore(table)
  const transactions: (readonly Write[])[] = []
  const take = (existing?: Awaited<ReturnType<typeof deps.findCustomer>>, between?: () => Promise<unknown>) =>
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
  return { deps, office, take, transactions, state, customers }
}

test('a customer is there with the consents of its line, or not at all', async () => {
  const { take, customers, transactions, state } = await company('whole-line')
  const failing = () => Promise.reject(new Error('the process died'))
  await expect(take(undefined, failing)).rejects.toThrow('died')
  expect(await customers()).toEqual([])
  expect(await take()).toEqual({ outcome: 'created', stopped: false })
  expect(transactions).toHaveLength(2)
  const [customer] = await customers()
  expect(await state(customer?.customerId ?? '')).toEqual(['email granted', 'sms granted'])
  expect(await take(customer)).toEqual({ outcome: 'unchanged', stopped: false })
})

test('a stop that comes while the line is taken in is heard', async () => {
  const { deps, office, take, transactions, state } = await company('stopped-line')
  const customer = await createCustomer(ana, office, deps)
  const { customerId } = customer
  const hash = customer.phoneHash ?? ''
  const outcome = await take(customer, async () => {
    await recordConsent(customerId, { ...granted, kinds: ['reminder'], decision: 'withdrawn' }, office, deps)
    const memory = { at: new Date(deps.now()).toISOString(), cause: 'stop', evidence: 'in-1' } as const
    await table.transact([await deps.suppress('number', '', hash, memory)], () => {})
  })
  expect(outcome).toEqual({ outcome: 'updated', stopped: true })
  expect(transactions).toHaveLength(2)
  expect(await state(customerId)).toEqual(['email granted', 'sms withdrawn'])
})

test('another change that comes while the line is taken in stays', async () => {
  const { deps, office, take } = await company('changed-line')
  const customer = await createCustomer({ ...ana, phone: undefined }, office, deps)
  await take(customer, () => changeCustomer(customer.customerId, { notes: 'Has a dog' }, office, deps))
  const after = await deps.findCustomer('changed-line', customer.customerId)
  expect(after).toMatchObject({ phone: ana.phone, notes: 'Has a dog', version: 3 })
})

test('somebody who is erased meanwhile is not made again', async () => {
  const { deps, office, take, customers } = await company('erased-line')
  const customer = await createCustomer(ana, office, deps)
  const sent = { enqueueErasure: async () => {}, enqueueAfterQuiesce: async () => {} }
  const erased = take(customer, () => eraseCustomer(customer.customerId, office, { ...deps, ...sent }))
  await expect(erased).rejects.toMatchObject({ code: 'not_found' })
  expect(await customers()).toEqual([])
})
