import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Key } from '../shared/keys.ts'
import { cursorAt, positionOfCursor, readRange } from '../shared/table/cursor-pages.ts'
import type { Row } from '../shared/table/define-item.ts'
import type { Range } from '../shared/table/range.ts'
import type { Table } from '../shared/table/table.ts'
import { exportedOf } from './export-store.ts'

export type OwnExportStore = ReturnType<typeof ownExportStore>

export function ownExportStore(table: Table) {
  return {
    rowsOfRange: (range: Range, after: string | undefined): AsyncGenerator<Row> =>
      readRange(table, after === undefined ? range : { ...range, from: `${after}\u0000` }) as AsyncGenerator<Row>,

    async findRow(key: Key): Promise<Row | undefined> {
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }))
      return Item as Row | undefined
    },

    exportedOf: exportedOf(table),

    cursorAt: (list: string, position: string) => cursorAt(table, list, position),
    positionOfCursor: (list: string, cursor: string) => positionOfCursor(table, list, cursor),
  }
}
