import { readAccountRow } from '../shared/identity/account-store.ts'
import { accountOf, type Key } from '../shared/keys.ts'
import { promiseCache } from '../shared/promise-cache.ts'
import { settleAll } from '../shared/settle-all.ts'
import { isAbbreviation, mendedCustomerZone } from '../shared/stored-zone.ts'
import type { Table } from '../shared/table/table.ts'
import { type Customer, CustomerItem } from './items.ts'

type Row = Record<string, unknown>

/**
 * Decrypted, and without the abbreviations of time zones that earlier releases stored: the account's country, which is read for
 * those only, tells which zone is meant.
 */
export async function openCustomers(table: Table, rows: readonly Row[]): Promise<Customer[]> {
  const accounts = promiseCache<string, Row | undefined>()
  return settleAll(
    rows.map(async (row) => {
      const customer = await table.item(CustomerItem, row)
      const { timeZone } = customer
      if (timeZone === undefined || !isAbbreviation(timeZone)) return customer
      const accountId = accountOf(row as Key)
      const country = (await accounts.get(accountId, () => readAccountRow(table, accountId)))?.['country']
      return {
        ...customer,
        timeZone: mendedCustomerZone(timeZone, country === undefined ? undefined : String(country)),
      }
    }),
  )
}
