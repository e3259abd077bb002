import { type CsvRecord, readCsv } from './read-csv.ts'

export type CsvTable = {
  readonly delimiter: string
  readonly header: readonly string[]
  /** After the header. */
  readonly records: readonly CsvRecord[]
}

const delimiters = [',', ';', '\t', '|']
/** In front of the header, where reports say what they are. */
const maxTitleLines = 10
const maxTitleCells = 2
/** A file with more is refused. */
export const maxColumns = 5_000
/** Characters in which the header is looked for, unless its own line is longer. */
const sampled = 65_536

/** How much like a header of ours a line is: the number of columns that are known; more for one that names a customer. */
export type HeaderScore = (cells: readonly string[]) => number

/**
 * The delimiter and the line that make the best header. Lines of a title before it are left out, and `sep=;`, by which
 * spreadsheets are told the delimiter. Undefined if the file is no CSV.
 */
export function findTable(text: string, score: HeaderScore): CsvTable | undefined {
  const stated = /^sep=(.)\r?\n/i.exec(text)
  const csv = stated ? text.slice(stated[0].length) : text
  const sample = csv.slice(0, Math.max(sampled, csv.search(/[\r\n]|$/)))
  const found = (stated?.[1] ? [stated[1]] : delimiters).map((delimiter) => {
    const first = readCsv(sample, delimiter).slice(0, maxTitleLines + 1)
    const at = headerIn(first, score)
    const cells = first[at]?.cells ?? []
    return { delimiter, at, score: score(cells.slice(0, maxColumns)), width: cells.length }
  })
  const [best] = found.toSorted((a, b) => b.score - a.score || b.width - a.width)
  if (!best) return undefined
  const lines = stated ? 1 : 0
  const records = readCsv(csv, best.delimiter).map((record) => ({ ...record, line: record.line + lines }))
  const header = records[best.at]?.cells
  return header && { delimiter: best.delimiter, header, records: records.slice(best.at + 1) }
}

/** The first line, unless there are only titles before a better one. */
function headerIn(records: readonly CsvRecord[], score: HeaderScore): number {
  const filled = ({ cells = [] }: CsvRecord) => cells.filter((cell) => cell.trim() !== '').length
  const firstWide = records.findIndex((record) => !record.cells || filled(record) > maxTitleCells)
  const candidates = firstWide < 0 ? records : records.slice(0, firstWide + 1)
  const scores = candidates.map(({ cells = [] }) => score(cells.slice(0, maxColumns)))
  return Math.max(0, scores.indexOf(Math.max(...scores)))
}
