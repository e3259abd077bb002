const rfc3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/
/** Days of each month; what falls on the 29th of February goes the long way. */
const lengths = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const noPair = 1000

/** The last day that was read, as texts of it begin: the fixes of an upload are seldom of two. */
let lastDay = { text: 'none', start: Number.NaN }

/**
 * Milliseconds since 1970 of an RFC 3339 text with any offset; NaN for any other text. Phones write nearly all of theirs
 * in the one form that is read here without a search: UTC, in whole seconds or milliseconds.
 */
export function parseInstant(text: string): number {
  if (!isPlain(text)) return readAny(text)
  if (!text.startsWith(lastDay.text)) {
    const start = startOfDay(text)
    if (Number.isNaN(start)) return readAny(text)
    lastDay = { text: text.slice(0, 11), start }
  }
  const hour = pairAt(text, 11)
  const minute = pairAt(text, 14)
  const second = pairAt(text, 17)
  if (hour > 23 || minute > 59 || second > 59) return readAny(text)
  const whole = lastDay.start + ((hour * 60 + minute) * 60 + second) * 1000
  return text.length === 20 ? whole : whole + millisecondsOf(text)
}

/** NaN for a date that is none, is not in these centuries, or needs the long way. */
function startOfDay(text: string): number {
  const century = pairAt(text, 0)
  const years = pairAt(text, 2)
  const month = pairAt(text, 5)
  const day = pairAt(text, 8)
  const isYear = century > 18 && century < noPair && years < noPair
  if (!isYear || day === 0 || day > (lengths[month] ?? 0)) return Number.NaN
  return Date.UTC(century * 100 + years, month - 1, day)
}

function readAny(text: string): number {
  return rfc3339.test(text) ? Date.parse(text) : Number.NaN
}

/** `YYYY-MM-DDTHH:MM:SSZ` or `YYYY-MM-DDTHH:MM:SS.sssZ`, whatever stands for the letters. */
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
  return hundredths < noPair && thousandths >= 0 && thousandths < 10 ? hundredths * 10 + thousandths : Number.NaN
}

/** The number that two digits make. */
function pairAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens < 10 && ones >= 0 && ones < 10 ? tens * 10 + ones : noPair
}
