const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/
/** 29 February takes the slow path. */
const daysInMonth = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const notDigits = 1000

/** The pings of an upload rarely span two days. */
let lastDay = { text: 'none', start: Number.NaN }

/**
 * Epoch milliseconds of an RFC 3339 text; NaN for any other. Reads what most phones send (UTC, whole seconds or
 * milliseconds) without a regular expression.
 */
export function parseInstant(text: string): number {
  if (!isPlain(text)) return parseAny(text)
  if (!text.startsWith(lastDay.text)) {
    const start = startOfDay(text)
    if (Number.isNaN(start)) return parseAny(text)
    lastDay = { text: text.slice(0, 11), start }
  }
  const hour = pairAt(text, 11)
  const minute = pairAt(text, 14)
  const second = pairAt(text, 17)
  if (hour > 23 || minute > 59 || second > 59) return parseAny(text)
  const whole = lastDay.start + ((hour * 60 + minute) * 60 + second) * 1000
  return text.length === 20 ? whole : whole + millisecondsOf(text)
}

/** NaN for an invalid date, or one that needs the slow path. */
function startOfDay(text: string): number {
  const century = pairAt(text, 0)
  const years = pairAt(text, 2)
  const month = pairAt(text, 5)
  const day = pairAt(text, 8)
  const isYear = century > 18 && century < notDigits && years < notDigits
  if (!isYear || day === 0 || day > (daysInMonth[month] ?? 0)) return Number.NaN
  return Date.UTC(century * 100 + years, month - 1, day)
}

function parseAny(text: string): number {
  return rfc3339.test(text) ? Date.parse(text) : Number.NaN
}

/** Does not check the digits. */
function isPlain(text: string): boolean {
  const { length } = text
  return (
    (length === 24 ? text[19] === '.' : length === 20) &&
    text[length - 1] === 'Z' &&
    text[10] === 'T' &&
    text[4] === '-' &&
    text[7] === '-' &&
    text[13] === ':' &&
    text[16] === ':'
  )
}

function millisecondsOf(text: string): number {
  const hundredths = pairAt(text, 20)
  const thousandths = text.charCodeAt(22) - 48
  return hundredths < notDigits && thousandths >= 0 && thousandths < 10 ? hundredths * 10 + thousandths : Number.NaN
}

function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens < 10 && ones >= 0 && ones < 10 ? tens * 10 + ones : notDigits
}
