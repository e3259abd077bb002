const clock = String.raw`(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?`
const named = String.raw`\s+(?<zone>Z|(?:UTC?|GMT)?[+-]\d\d:?\d\d|UTC?|GMT)(?:\s*\(.*\))?`
const word = '(?<word>[A-Za-z]{3})'

/** Each has one meaning: the year has four digits, and the month is a word or comes after the year. */
const forms: readonly RegExp[] = [
  // ISO 8601 and RFC 3339, with what Java and Go write after it; UTC without a zone
  String.raw`(?<year>\d{4})([-/])(?<month>\d\d)\2(?<day>\d\d)(?:[Tt_]|\s+)${clock}\s*(?<zone>[Zz]|UTC|GMT|[+\- ]\d\d(?::?\d\d)?)?(?:\s*UTC)?(?:\[[\w/+:-]+\])?`,
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?`,
  // RFC 2822, then dates as JavaScript and Java write them: the zone is needed
  String.raw`(?:[A-Za-z]{3,9},?\s+)?(?<day>\d{1,2})[\s-]${word}[\s-](?<year>\d{4})\s+${clock}${named}`,
  String.raw`[A-Za-z]{3}\s+${word}\s+(?<day>\d{1,2})\s+(?<year>\d{4})\s+${clock}${named}`,
  String.raw`[A-Za-z]{3}\s+${word}\s+(?<day>\d{1,2})\s+${clock}${named}\s+(?<year>\d{4})`,
].map((form) => new RegExp(`^${form}$`))

/** Of .NET. */
const milliseconds = /^\/Date\((\d{1,15})(?:[+-]\d{4})?\)\/$/

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Epoch milliseconds; undefined for a date in a form that has no meaning, or several. */
export function parseDateText(text: string): number | undefined {
  for (const form of forms) {
    const parts = form.exec(text)?.groups
    if (parts) return fromParts(parts)
  }
  const count = milliseconds.exec(text)?.[1]
  return count === undefined ? undefined : Number(count)
}

function fromParts(parts: Readonly<Record<string, string | undefined>>): number | undefined {
  const of = (name: string) => Number(parts[name] ?? 0)
  const [year, day, hour, minute, second] = [of('year'), of('day'), of('hour'), of('minute'), of('second')]
  const month = parts['word'] === undefined ? of('month') : months.indexOf(parts['word'].toLowerCase()) + 1
  if (month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60) return undefined
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  // the end of a day
  if (hour === 24 && (minute > 0 || second > 0 || Number(parts['fraction'] ?? 0) > 0)) return undefined
  const millisecond = Number((parts['fraction'] ?? '').padEnd(3, '0').slice(0, 3))
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - offsetOf(parts['zone'] ?? 'Z')
}

/** Milliseconds east of UTC. An unescaped plus in a query arrives as a space. */
function offsetOf(zone: string): number {
  const offset = /[+\- ](\d\d):?(\d\d)?$/.exec(zone)
  if (!offset) return 0
  const minutes = Number(offset[1]) * 60 + Number(offset[2] ?? 0)
  return minutes * (offset[0].startsWith('-') ? -60_000 : 60_000)
}
