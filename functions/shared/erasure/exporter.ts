import type { Cell } from '../csv/write-csv.ts'
import type { AccountState } from '../identity/account.ts'
import type { ItemType, Key } from '../keys.ts'
import { settleAll } from '../settle-all.ts'
import type { ItemDef, Row } from '../table/define-item.ts'
import type { Range } from '../table/range.ts'
import type { Table } from '../table/table.ts'

/** `<name>.csv`, split into files of at most so many lines below the header and so many bytes. */
export type CsvFile = {
  readonly name: string
  readonly header: readonly string[]
  readonly maxLines: number
  readonly maxBytes: number
}

/** A line of `<file>.ndjson`, a line of a CSV file, or a whole file. */
export type Exported =
  | { readonly file: string; readonly line: object }
  | { readonly csv: CsvFile; readonly cells: readonly Cell[] }
  | { readonly path: string; readonly content: string }

/** For the export's README. A name that ends with a slash stands for all files of a folder; without `.csv` it is NDJSON. */
export type AboutFile = { readonly name: string; readonly about: string }

/** `now` in epoch milliseconds. `relatedRow`: of the keys that the exporter names as `related`. */
export type AsOf = {
  readonly account: AccountState
  readonly now: number
  readonly relatedRow?: (key: Key) => Record<string, unknown> | undefined
}

/** Callers leave out expired rows. */
type Export = (row: Record<string, unknown>, table: Table, asOf: AsOf) => Promise<readonly Exported[]>

/** The rows about one member: a range, filtered by `matchesMember`, or the rows that its entries lead to. */
export type MemberRows = {
  readonly range: (accountId: string, memberId: string) => Range
  readonly matchesMember?: (row: Record<string, unknown>, memberId: string) => boolean
  readonly target?: (accountId: string, row: Record<string, unknown>) => Key
  /** For rows whose member stands in sealed fields only. */
  readonly lineMatchesMember?: (line: object, memberId: string) => boolean
}

/** Rows are exported as lines and files, with the `owner` item that contains their data, or not at all. */
export type Exporter = {
  /** Source of docs/data-map.md. */
  readonly holds: readonly ItemDef[]
  readonly ofMember?: MemberRows
} & (
  | {
      readonly how: 'rows'
      readonly files: readonly AboutFile[]
      readonly exported: Export
      /** Rows that a row's lines name something of. They are read many at a time. */
      readonly related?: (row: Record<string, unknown>) => readonly Key[]
    }
  | { readonly how: 'with-owner'; readonly owner: ItemType }
  | { readonly how: 'excluded'; readonly why: string }
)

/** One line per row, without `secrets`: fields that not even the owner may receive. */
export function asLines(holds: readonly ItemDef[], file: AboutFile, secrets: readonly string[] = []): Exporter {
  const exported: Export = async (row, table) => [{ file: file.name, line: await openedRow(row, table, secrets) }]
  return { how: 'rows', holds, files: [file], exported }
}

/** The exporter with each of its lines changed. */
export function withLines(exporter: Exporter, changed: (line: Line, asOf: AsOf) => Line): Exporter {
  if (exporter.how !== 'rows') throw new Error('only rows have lines')
  const exported: Export = async (row, table, asOf) =>
    (await exporter.exported(row, table, asOf)).map((each) =>
      'line' in each ? { ...each, line: changed(each.line as Line, asOf) } : each,
    )
  return { ...exporter, exported }
}

type Line = Record<string, unknown>
type Cells = (
  line: Record<string, unknown>,
  row: Record<string, unknown>,
  table: Table,
  asOf: AsOf,
) => readonly Cell[] | Promise<readonly Cell[]>
type AlsoCsv = {
  readonly csv: CsvFile
  readonly about: string
  readonly related?: (row: Record<string, unknown>) => Key[]
}

/** The lines of the exporter, each also as a line of a CSV file. */
export function withCsv(exporter: Exporter, { csv, about, related }: AlsoCsv, cellsOf: Cells): Exporter {
  if (exporter.how !== 'rows') throw new Error('only lines can be a CSV file too')
  const files = [...exporter.files, { name: `${csv.name}.csv`, about: `${about} Columns: ${csv.header.join(', ')}.` }]
  const exported: Export = async (row, table, asOf) => {
    const all = await exporter.exported(row, table, asOf)
    const lines = all.flatMap((each) => ('line' in each ? [each.line as Record<string, unknown>] : []))
    const cells = await settleAll(lines.map(async (line) => cellsOf(line, row, table, asOf)))
    return [...all, ...cells.map((each) => ({ csv, cells: each }))]
  }
  return { ...exporter, files, exported, ...(related && { related }) }
}

export const aboutMembers = (exporter: Exporter, ofMember: MemberRows): Exporter => ({ ...exporter, ofMember })

export const exportedWithOwner = (holds: readonly ItemDef[], owner: ItemType): Exporter => ({
  how: 'with-owner',
  holds,
  owner,
})
export const excluded = (holds: readonly ItemDef[], why: string): Exporter => ({ how: 'excluded', holds, why })

/** Not parsed by a schema, so that fields written by an older release are exported too. */
export async function openedRow(row: Record<string, unknown>, table: Table, secrets: readonly string[] = []) {
  const { pk, sk, type: _type, sealed, ttl: _ttl, dueShard: _shard, ...clear } = row as Row
  const personal = sealed ? JSON.parse(Buffer.from(await table.openBytes({ pk, sk }, sealed)).toString()) : {}
  const fields = Object.entries({ ...clear, ...personal })
  return Object.fromEntries(fields.filter(([name]) => !secrets.includes(name)))
}
