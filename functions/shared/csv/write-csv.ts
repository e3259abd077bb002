import { withoutFormulas } from './formulas.ts'

/** Undefined is an empty cell. */
export type Cell = string | number | undefined

/** At the beginning of a file, Excel takes it as a sign of UTF-8. */
export const byteOrderMark = '\uFEFF'

/** RFC 4180, with formulas as text. */
export function csvOf(header: readonly string[], lines: readonly (readonly Cell[])[]): string {
  return [header, ...lines].map(csvLine).join('')
}

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = withoutFormulas(cell)
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
