import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { putDue } from '../shared/background/due.ts'
import { newId } from '../shared/ids.ts'
import { customerKey, emailPointerKey, partitionOf, phonePointerKey } from '../shared/keys.ts'
import type { AuditNote } from '../shared/ledger/audit.ts'
import { transactAudited } from '../shared/ledger/audit-store.ts'
import { settleAll } from '../shared/settle-all.ts'
import { type Page, type PageRequest, readPage, readRange } from '../shared/table/cursor-pages.ts'
import type { Row } from '../shared/table/define-item.ts'
import { readMatching, readRows } from '../shared/table/filtered-pages.ts'
import { ifNotExists, type Table, type Write } from '../shared/table/table.ts'
import { addressHash, senderHash } from './address-hash.ts'
import type { Channel } from './domain/consent.ts'
import { spellingsOf } from './domain/phone-spellings.ts'
import { type Customer, CustomerItem, EmailPointerItem, PhonePointerItem } from './items.ts'
import { openCustomers } from './open-customer-store.ts'

export type CustomerFields = Pick<
  Customer,
  'name' | 'kind' | 'phone' | 'email' | 'address' | 'timeZone' | 'language' | 'notes' | 'tags'
>
export type CustomerWrites = { readonly customer: Customer; readonly writes: readonly Write[] }
export type CustomerStore = ReturnType<typeof customerStore>

const pointerItems = {
  sms: { item: PhonePointerItem, key: phonePointerKey },
  email: { item: EmailPointerItem, key: emailPointerKey },
} as const

export function customerStore(table: Table) {
  async function addressHashes({ phone, email }: CustomerFields) {
    return {
      phoneHash: phone && (await addressHash(table, 'sms', phone)),
      emailHash: email && (await addressHash(table, 'email', email)),
    }
  }

  const hashesOfPhone = (phone: string) => settleAll(spellingsOf(phone).map((each) => addressHash(table, 'sms', each)))

  async function pointerWrites(accountId: string, customerId: string, channel: Channel, from?: string, to?: string) {
    if (from === to) return []
    const { item, key } = pointerItems[channel]
    const writes: Write[] = []
    if (from) writes.push({ Delete: { TableName: table.name, Key: key(from, accountId, customerId) } })
    if (to) {
      const pointer = { hash: to, accountId, customerId }
      writes.push({ Put: { TableName: table.name, Item: await table.row(item, accountId, pointer) } })
    }
    return writes
  }

  const openAll = (rows: (Record<string, unknown> | undefined)[]) =>
    openCustomers(
      table,
      rows.flatMap((row) => (row ? [row] : [])),
    )

  async function newCustomerWrites(accountId: string, fields: CustomerFields, at: string): Promise<CustomerWrites> {
    const customerId = newId()
    const customer = {
      customerId,
      version: 1,
      createdAt: at,
      updatedAt: at,
      ...fields,
      ...(await addressHashes(fields)),
    }
    const Item = await table.row(CustomerItem, accountId, customer)
    const writes = [
      { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } },
      ...(await pointerWrites(accountId, customerId, 'sms', undefined, customer.phoneHash)),
      ...(await pointerWrites(accountId, customerId, 'email', undefined, customer.emailHash)),
    ]
    return { customer, writes }
  }

  async function changedCustomerWrites(accountId: string, before: Customer, fields: CustomerFields, at: string) {
    const { customerId, createdAt, version } = before
    const hashes = await addressHashes(fields)
    const customer = { customerId, createdAt, version: version + 1, updatedAt: at, ...fields, ...hashes }
    const put = {
      TableName: table.name,
      Item: await table.row(CustomerItem, accountId, customer),
      ConditionExpression: 'version = :version',
      ExpressionAttributeValues: { ':version': version },
    }
    const writes = [
      { Put: put },
      ...(await pointerWrites(accountId, customerId, 'sms', before.phoneHash, customer.phoneHash)),
      ...(await pointerWrites(accountId, customerId, 'email', before.emailHash, customer.emailHash)),
    ]
    return { customer, writes } satisfies CustomerWrites
  }

  return {
    newCustomerWrites,
    changedCustomerWrites,

    async createCustomer(accountId: string, fields: CustomerFields, at: string): Promise<Customer> {
      const { customer, writes } = await newCustomerWrites(accountId, fields, at)
      await table.transact(writes, () => {
        throw new Error('a new customer id exists already')
      })
      return customer
    },

    async findCustomer(accountId: string, customerId: string): Promise<Customer | undefined> {
      const Key = customerKey(accountId, customerId)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return (await openAll([Item]))[0]
    },

    /** In the order of the ids, without those that name none. */
    async findCustomers(accountId: string, customerIds: readonly string[]): Promise<Customer[]> {
      const keys = customerIds.map((customerId) => customerKey(accountId, customerId))
      return openAll(await readRows(table, keys))
    },

    /** Returns undefined if the customer changed since `before` was read. */
    async changeCustomer(
      accountId: string,
      before: Customer,
      fields: CustomerFields,
      at: string,
    ): Promise<Customer | undefined> {
      const { customer, writes } = await changedCustomerWrites(accountId, before, fields, at)
      const refused = await table.transact(writes, () => 'changed meanwhile')
      return refused ? undefined : customer
    },

    /** Returns false if the customer changed since it was read. */
    async removeCustomer(accountId: string, customer: Customer, note: AuditNote, due: Row): Promise<boolean> {
      const { customerId, version, phoneHash, emailHash } = customer
      const deletion = {
        TableName: table.name,
        Key: customerKey(accountId, customerId),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': version },
      }
      const pointers = [
        ...(await pointerWrites(accountId, customerId, 'sms', phoneHash, undefined)),
        ...(await pointerWrites(accountId, customerId, 'email', emailHash, undefined)),
      ]
      const writes = [{ Delete: deletion }, ...pointers, putDue(table, due)]
      return (await transactAudited(table, accountId, note, writes, () => 'refused')) === undefined
    },

    /** With `wanted` each row is decrypted, and a page may be short. */
    listCustomers(accountId: string, page: PageRequest, wanted?: (customer: Customer) => boolean) {
      const range = { pk: partitionOf(accountId, 'customer') }
      return readMatching(table, range, { ...page, sparse: wanted !== undefined }, async (rows) =>
        (await openAll(rows)).map((customer) => (!wanted || wanted(customer) ? customer : undefined)),
      )
    },

    /** Newest first, a phone in any spelling. */
    async findCustomersByAddress(accountId: string, channel: Channel, address: string): Promise<Page<Customer>> {
      const { key } = pointerItems[channel]
      const hashes = channel === 'sms' ? await hashesOfPhone(address) : [await addressHash(table, channel, address)]
      const found = await settleAll(
        hashes.map(async (hash) => {
          const { pk, sk } = key(hash, accountId, '')
          return Array.fromAsync(readRange(table, { pk, from: sk, to: `${sk}~` }))
        }),
      )
      const rows = found.flat().toSorted((a, b) => (String(a['sk']) < String(b['sk']) ? -1 : 1))
      const keys = rows.map((row) => customerKey(accountId, String(row['customerId'])))
      return { items: (await openAll(await readRows(table, keys))).reverse() }
    },

    /** One for each spelling of the phone. */
    hashesOfPhone,

    /** Of texts from the phone from before a customer had it. */
    senderOf: (accountId: string, phone: string) => senderHash(table, accountId, phone),

    /** Whether another customer has the phone, in any spelling. */
    async sharesPhone(accountId: string, { customerId, phone }: Customer): Promise<boolean> {
      if (phone === undefined) return false
      const pages = await settleAll(
        (await hashesOfPhone(phone)).map((hash) => {
          const { pk, sk } = phonePointerKey(hash, accountId, '')
          return readPage(table, { pk, from: sk, to: `${sk}~` }, { limit: 2 })
        }),
      )
      return pages.flatMap(({ items }) => items).some((pointer) => pointer['customerId'] !== customerId)
    },

    /** Finds customers of all companies, by the phone in any spelling; `hash` is the one of the customer's. */
    async findCustomersByPhone(phone: string): Promise<{ accountId: string; customerId: string; hash: string }[]> {
      const hashes = await hashesOfPhone(phone)
      const found = await settleAll(
        hashes.map((hash) => Array.fromAsync(readRange(table, { pk: phonePointerKey(hash, '', '').pk }))),
      )
      return settleAll(found.flat().map((row) => table.item(PhonePointerItem, row)))
    },
  }
}
