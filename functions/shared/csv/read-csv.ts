/** `line` of the file at which it begins, from 1. No `cells`: the line is not valid CSV; `broken` is what it holds. */
export type CsvRecord = { readonly line: number } & (
  | { readonly cells: readonly string[]; readonly broken?: undefined }
  | { readonly broken: string; readonly cells?: undefined }
)

/**
 * RFC 4180 with any line break; empty lines are left out. A cell `="1"` is the text 1, as spreadsheets write it. After an unclosed quote, which would swallow the rest of the file, and
 * after a quote in the wrong place, reading continues with the next line. The time is linear: of the lines within an unclosed
 * quote, each has quotes in pairs only, so none opens another one.
 */
export function readCsv(text: string, delimiter: string): CsvRecord[] {
  const records: CsvRecord[] = []
  const plain = new RegExp(`[^${delimiter}"\\r\\n]*`, 'y')
  let [at, line] = [0, 1]
  while (at < text.length) {
    const read = readRecord(text, at, delimiter, plain)
    const end = read?.end ?? lineEnd(text, at)
    const isEmpty = read?.cells.length === 1 && read.cells[0] === '' && text[at] !== '"'
    if (!isEmpty) records.push(read ? { line, cells: read.cells } : { line, broken: text.slice(at, end).trimEnd() })
    line += read ? countBreaks(text.slice(at, end)) : 1
    at = end
  }
  return records
}

type Read = { readonly cells: string[]; readonly end: number }

/** Returns undefined for an unclosed or a misplaced quote. */
function readRecord(text: string, from: number, delimiter: string, plain: RegExp): Read | undefined {
  const cells: string[] = []
  for (let at = from; ; at += delimiter.length) {
    const opening = text[at] === '"' ? at : text.startsWith('="', at) ? at + 1 : -1
    const isQuoted = opening >= 0
    const quote = isQuoted ? closingQuote(text, opening + 1) : -1
    if (isQuoted && quote < 0) return undefined
    plain.lastIndex = at
    const end = isQuoted ? quote + 1 : at + (plain.exec(text)?.[0].length ?? 0)
    cells.push(isQuoted ? text.slice(opening + 1, quote).replaceAll('""', '"') : text.slice(at, end))
    if (end === text.length) return { cells, end }
    if (text[end] === '\r' || text[end] === '\n') return { cells, end: lineEnd(text, end) }
    if (text[end] !== delimiter) return undefined
    at = end
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

/** After the line break. */
function lineEnd(text: string, from: number): number {
  const lineBreak = /\r\n|\n|\r|$/g
  lineBreak.lastIndex = from
  lineBreak.test(text)
  return lineBreak.lastIndex
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}
