import { mendedZone } from '../shared/stored-zone.ts'
import type { Table } from '../shared/table/table.ts'
import { type Customer, CustomerItem } from './items.ts'

/** Decrypted, and without the abbreviations of time zones that earlier releases stored. */
export async function openCustomer(table: Table, row: Record<string, unknown>): Promise<Customer> {
  const customer = await table.item(CustomerItem, row)
  return customer.timeZone === undefined ? customer : { ...customer, timeZone: mendedZone(customer.timeZone) }
}
