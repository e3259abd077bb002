/** Text is quoted and guarded; a number is written as it is; what is not known is empty. */
export type Cell = string | number | undefined

/**
 * RFC 4180: a header line, CRLF, quotes where needed. A text that a spreadsheet would take for a formula is given an
 * apostrophe, so that nobody's name or note runs on the machine of whoever opens it (OWASP, CSV injection); after a
 * semicolon too, where a spreadsheet of half of Europe begins a cell.
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
