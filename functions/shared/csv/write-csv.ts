import { withoutFormulas } from './formulas.ts'

/** Undefined is an empty cell. */
export type Cell = string | number | undefined

/** At the beginning of a file, Excel takes it as a sign of UTF-8. */
export const byteOrderMark = '\uFEFF'

/** Spreadsheets take a semicolon where the comma is the decimal separator: numbers have one then. */
export const delimiters = [',', ';'] as const
export type Delimiter = (typeof delimiters)[number]

/** RFC 4180, with formulas as text. */
export function csvOf(header: readonly string[], lines: readonly (readonly Cell[])[], delimiter?: Delimiter): string {
  return [header, ...lines].map((cells) => csvLine(cells, delimiter)).join('')
}

export function csvLine(cells: readonly Cell[], delimiter: Delimiter = ','): string {
  return `${cells.map((cell) => cellOf(cell, delimiter)).join(delimiter)}\r\n`
}

function cellOf(cell: Cell, delimiter: Delimiter): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return delimiter === ';' ? String(cell).replace('.', ',') : String(cell)
  const text = withoutFormulas(cell)
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
