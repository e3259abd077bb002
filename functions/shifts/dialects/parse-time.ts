/** ISO 8601; seconds, fraction and zone optional; UTC without a zone. */
const iso8601 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([Zz]|[+\- ]\d\d(?::?\d\d)?)?$/

/** Up to here seconds (2038), above milliseconds (January 1970). */
const maxSeconds = 2 ** 31 - 1

const maxInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** Epoch milliseconds of a number, a numeric text, or ISO 8601. */
export function parseTime(value: unknown): number | undefined {
  if (typeof value === 'number') return fromNumber(value)
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  return /^\d+(\.\d+)?$/.test(text) ? fromNumber(Number(text)) : fromText(text)
}

function fromNumber(value: number): number | undefined {
  const milliseconds = Math.round(value < maxSeconds ? value * 1000 : value)
  return milliseconds >= 0 && milliseconds <= maxInstant ? milliseconds : undefined
}

function fromText(text: string): number | undefined {
  const parts = iso8601.exec(text)
  if (!parts) return undefined
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as DateParts
  if (month < 1 || day < 1 || hour > 24 || minute > 59 || second > 60) return undefined
  const millisecond = Number((parts[7] ?? '').padEnd(3, '0').slice(0, 3))
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
  if (month > 12 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  const milliseconds = local - offsetOf(parts[8] ?? 'Z')
  return milliseconds >= 0 && milliseconds <= maxInstant ? milliseconds : undefined
}

type DateParts = [number, number, number, number, number, number]

/** Milliseconds east of UTC. An unescaped plus in a query arrives as a space. */
function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0)
  return minutes * (zone.startsWith('-') ? -60_000 : 60_000)
}
