import type { CsvRecord } from './read-csv.ts'

/** A record of the width of the header, or one that is not, with the last line that it takes up. */
export type ShapedRecord =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly lastLine: number }

/** Of one record; a file that is broken from some place on is not searched for its end again and again. */
const maxLines = 20

/**
 * A cell with a quote too many, or with a line break outside of quotes, leaves pieces behind, which are one broken record: they
 * are joined where they have the width of the header together. Each other record that is broken stays by itself. Rows without
 * content are left out.
 */
export function shapedRecords(records: readonly CsvRecord[], width: number, delimiter: string): ShapedRecord[] {
  const shaped: ShapedRecord[] = []
  for (let at = 0; at < records.length; ) {
    const record = records[at]
    if (!record) break
    const { line, cells } = record
    const isBlank = cells?.every((cell) => cell.trim() === '') ?? false
    const last = isBlank || cells?.length === width ? at : lastPiece(records, at, width, delimiter)
    if (!isBlank)
      shaped.push(cells?.length === width ? { line, cells } : { line, lastLine: records[last]?.line ?? line })
    at = last + 1
  }
  return shaped
}

/** By its quotes, where one is wrong; else by the number of delimiters. */
function lastPiece(records: readonly CsvRecord[], from: number, width: number, delimiter: string): number {
  let text = ''
  let byDelimiters: number | undefined
  for (let at = from; at < Math.min(records.length, from + maxLines); at += 1) {
    const record = records[at]
    if (!record || (at > from && record.cells?.length === width)) break
    const piece = record.broken ?? record.cells.join(delimiter)
    text = at === from ? piece : `${text}\n${piece}`
    if (forgivingWidth(text, delimiter) === width) return at
    if (text.split(delimiter).length === width) byDelimiters ??= at
  }
  return byDelimiters ?? from
}

/** The number of cells if a quote closes a cell only before a delimiter or a line break; undefined for an open one. */
function forgivingWidth(text: string, delimiter: string): number | undefined {
  let cells = 0
  for (let at = 0; at <= text.length; cells += 1) {
    const close = text[at] === '"' ? closing(text, at + 1, delimiter) : text.indexOf(delimiter, at)
    if (close < 0) return text[at] === '"' ? undefined : cells + 1
    at = text[at] === '"' ? close + 1 + delimiter.length : close + delimiter.length
  }
  return cells
}

function closing(text: string, from: number, delimiter: string): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (at + 1 === text.length || text.startsWith(delimiter, at + 1)) return at
  }
  return -1
}
