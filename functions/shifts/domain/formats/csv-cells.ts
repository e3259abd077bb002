/** Undefined is an empty cell. */
export type Cell = string | number | undefined

/**
 * RFC 4180. Puts an apostrophe before text that a spreadsheet would run as a formula (OWASP, CSV injection), also after
 * a semicolon, which separates cells in many European locales.
 */
export function csvOf(header: readonly string[], lines: readonly (readonly Cell[])[]): string {
  return [header, ...lines].map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('')
}

function cellOf(cell: Cell): string {
  if (cell === undefined) return ''
  if (typeof cell === 'number') return String(cell)
  const text = cell.replaceAll(/(^|;\s*)(?=[=+\-@\t\r\n＝＋－＠])/g, "$1'")
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
