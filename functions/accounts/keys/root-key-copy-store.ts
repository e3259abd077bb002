import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod'
import { rootRow } from '../../shared/crypto/key-rows.ts'
import { rootKeyCopyKey } from '../../shared/keys.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import { ifNotExists, type Table } from '../../shared/table/table.ts'
import { RootKeyCopyItem } from '../items.ts'

export type RootKeyCopy = z.infer<typeof RootKeyCopyItem.clear>
export type RootKeyCopyStore = ReturnType<typeof rootKeyCopyStore>

/** As many as the key format has room for in rights: infra/constructs/key-ring.ts. */
const versions = Array.from({ length: 99 }, (_, index) => index + 1)

export function rootKeyCopyStore(table: Table, keyTable: string) {
  return {
    /** By version. */
    async readCopies(): Promise<RootKeyCopy[]> {
      const rows = await readRows(
        table,
        versions.map((version) => rootKeyCopyKey(String(version))),
      )
      return rows.flatMap((row) => (row ? [RootKeyCopyItem.clear.parse(row)] : []))
    },

    async findWrappedRoot(version: number): Promise<Uint8Array | undefined> {
      const key = { pk: rootRow(version) }
      const { Item } = await table.send(new GetCommand({ TableName: keyTable, Key: key, ConsistentRead: true }))
      return Item?.['wrapped']
    },

    /** Never overwrites. Returns false if the row exists. */
    putRoot({ version, wrapped, madeAt }: RootKeyCopy): Promise<boolean> {
      const Item = { pk: rootRow(version), wrapped, madeAt }
      const put = new PutCommand({ TableName: keyTable, Item, ConditionExpression: ifNotExists })
      return table.tryWrite(
        () => table.send(put).then(() => true),
        () => false,
      )
    },
  }
}
