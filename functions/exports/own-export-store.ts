import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { AsOf, Exported, Exporter } from '../shared/erasure/exporter.ts'
import type { Key } from '../shared/keys.ts'
import { cursorAt, placeOfCursor, type Range, readRange } from '../shared/table/cursor-pages.ts'
import type { Row } from '../shared/table/define-item.ts'
import type { Table } from '../shared/table/table.ts'

export type OwnExportStore = ReturnType<typeof ownExportStore>

/** Rows that are about one member, wherever they lie. */
export function ownExportStore(table: Table) {
  return {
    /** The rows of a range after one, in order. */
    rowsOfRange: (range: Range, after: string | undefined): AsyncGenerator<Row> =>
      readRange(table, after === undefined ? range : { ...range, from: `${after}\u0000` }) as AsyncGenerator<Row>,

    async findRow(key: Key): Promise<Row | undefined> {
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true }))
      return Item as Row | undefined
    },

    exportedOf: (exporter: Exporter, row: Row, asOf: AsOf): Promise<readonly Exported[]> =>
      exporter.how === 'rows' ? exporter.exported(row, table, asOf) : Promise.resolve([]),

    cursorAt: (list: string, place: string) => cursorAt(table, list, place),
    placeOfCursor: (list: string, cursor: string) => placeOfCursor(table, list, cursor),
  }
}
