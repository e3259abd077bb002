/** ISO 8601 as phones write it: seconds, fraction and zone optional; UTC without a zone. */
const written =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([Zz]|[+\- ]\d\d(?::?\d\d)?)?$/

/** Smaller numbers are seconds (up to 2038), larger ones milliseconds (from January 1970). */
const lastSecond = 2 ** 31 - 1

const maxInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Epoch milliseconds of a number, a numeric text, or ISO 8601. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return ofNumber(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return /^\d+(\.\d+)?$/.test(text) ? ofNumber(Number(text)) : ofText(text)
}

function ofNumber(value: number): number | undefined {
  const moment = Math.round(value < lastSecond ? value * 1000 : value)
  return moment >= 0 && moment <= maxInstant ? moment : undefined
}

function ofText(text: string): number | undefined {
  const parts = written.exec(text)
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as Six
  if (month < 1 || day < 1 || hour > 24 || minute > 59 || second > 60) return undefined
  const millisecond = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3))
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
  if (month > 12 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const moment = local - offsetOf(parts[8] ?? 'Z')
  return moment >= 0 && moment <= maxInstant ? moment : undefined
}

type Six = [number, number, number, number, number, number]

/** Milliseconds east of UTC. An unescaped plus in a query arrives as a space. */
function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0)
  return minutes * (zone.startsWith('-') ? -60_000 : 60_000)
}
