/** Parses RFC 4180 strictly: CRLF after every line, quotes doubled, nothing after a closing quote. */
export function rowsOf(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  for (let match = cell.exec(csv); match; match = cell.exec(csv)) {
    row.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    if (match[3] === '\r\n') {
      rows.push(row)
      row = []
    }
    if (cell.lastIndex === csv.length) return rows
  }
  throw new Error(`not RFC 4180: ${csv.slice(0, 200)}`)
}
