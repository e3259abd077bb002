import { shapedRecords } from '../../shared/csv/broken-records.ts'
import { findTable, maxColumns } from '../../shared/csv/find-header.ts'
import type { CsvRecord } from '../../shared/csv/read-csv.ts'
import { AppError } from '../../shared/errors.ts'
import { invalidRequest } from '../../shared/http/invalid-request.ts'
import type { Program } from './columns/programs.ts'
import { fieldsOf, headerScore, readHeader } from './columns/read-header.ts'
import { type ReadLine, readLine } from './read-line.ts'

export type ImportLine = { readonly line: number } & (ReadLine | { readonly reason: string })

export type ParsedImport = {
  readonly lines: readonly ImportLine[]
  readonly columns: { column: string; field: string }[]
  readonly skippedColumns: string[]
  readonly program: Program | undefined
}

export type ImportOptions = {
  /** The account's: of phones in national form. */
  readonly country: string
  readonly skipsUnknown: boolean
}

const maxLines = 2_000
const maxNamedColumns = 10
const maxListedColumns = 200

/**
 * The header is line 1, or comes after a few lines of a title; see `findTable` and `columnOf` for what is taken for one.
 * @throws AppError `too_large`, `invalid`
 */
export function parseImport(text: string, { country, skipsUnknown }: ImportOptions): ParsedImport {
  const csv = text.replace(/^\uFEFF/, '')
  if (csv.trim() === '') throw refusal('is empty')
  const table = findTable(csv, headerScore)
  if (!table) throw refusal('is not a CSV file')
  const { header: names, delimiter } = table
  if (names.length > maxColumns) throw refusal(`has more than ${maxColumns} columns`)
  const records = table.records.filter((record) => !isReportEnd(record))
  const shaped = shapedRecords(records, names.length, delimiter)
  if (shaped.length > maxLines) throw new AppError('too_large', `at most ${maxLines} lines`)
  const header = readHeader(names, (place) => shaped.some((each) => 'cells' in each && each.cells[place]?.trim()))
  if (header.fault !== undefined && (header.unknown.length === 0 || header.held.length > 0)) throw refusal(header.fault)
  if (header.unknown.length > 0 && !skipsUnknown) throw refusal(unknownColumns(header.unknown))
  if (header.fault !== undefined) throw refusal(header.fault)
  const lines = shaped.map((each): ImportLine => {
    const { line } = each
    if ('cells' in each) return { line, ...readLine(header.held, each.cells, { country, program: header.program }) }
    const span = each.lastLine > line ? ` (lines ${line} to ${each.lastLine})` : ''
    return { line, reason: `is not a valid CSV line with the columns of the header${span}` }
  })
  return {
    lines,
    columns: fieldsOf(names, header).slice(0, maxListedColumns),
    skippedColumns: [...header.unknown, ...header.left].slice(0, maxListedColumns),
    program: header.program,
  }
}

/** Accounting programs end a report with the moment at which it was made. */
function isReportEnd({ cells }: CsvRecord): boolean {
  const filled = cells?.map((cell) => cell.trim()).filter((cell) => cell !== '') ?? []
  return filled.length === 1 && /^\w+day,? .*\d{4}.*\bGMT[+-]?\d/.test(filled[0] ?? '')
}

function unknownColumns(names: readonly string[]): string {
  const named = names.slice(0, maxNamedColumns).map((name) => `"${name}"`)
  const more = names.length > maxNamedColumns ? ` and ${names.length - maxNamedColumns} more` : ''
  return `has unknown columns: ${named.join(', ')}${more}; ?unknown=skip leaves them out`
}

function refusal(message: string): AppError {
  return invalidRequest([{ path: [], message }])
}
