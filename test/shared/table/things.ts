import * as z from 'zod'
import { customerKey } from '../../../functions/shared/keys.ts'
import { defineItem } from '../../../functions/shared/table/define-item.ts'
import { ifNotExists, type Table, type Write } from '../../../functions/shared/table/table.ts'

export const Thing = defineItem({
  type: 'customer',
  until: 'until the test ends',
  key: (accountId, thing) => customerKey(accountId, thing.customerId),
  clear: z.object({ customerId: z.string(), version: z.int() }),
  personal: z.object({ name: z.string() }),
})

export const thing = (customerId: string) => ({ customerId, version: 1, name: 'Canary Name' })

export async function putThing(table: Table, accountId: string, customerId: string): Promise<Write> {
  const Item = await table.row(Thing, accountId, thing(customerId))
  return { Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }
}
