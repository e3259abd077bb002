/** RFC 7578, for a one-click unsubscribe (RFC 8058 §3.1). Skips files and malformed parts. */
export function multipartFields(body: string, contentType: string): Record<string, string> {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  if (!boundary) return {}
  const parts = `\r\n${body.replace(/\r?\n/g, '\r\n')}`.split(`\r\n--${boundary[1] ?? boundary[2]}`)
  return Object.fromEntries(parts.slice(1).flatMap(fieldOf))
}

/** Some programs leave the quotes out. */
const disposition = /^content-disposition:\s*form-data\s*;.*?\bname=(?:"([^"]*)"|([^\s;"]+))/im

function fieldOf(part: string): [string, string][] {
  const end = part.indexOf('\r\n\r\n')
  const headers = part.slice(0, end)
  const [, quoted, bare] = disposition.exec(headers) ?? []
  const name = quoted ?? bare
  if (end === -1 || name === undefined || /\bfilename\*?=/i.test(headers)) return []
  return [[name, part.slice(end + 4)]]
}
