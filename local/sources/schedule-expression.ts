const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }
const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC']
const days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT']
const minuteMs = 60_000
const yearMs = 366 * 86_400_000

/**
 * Parses `rate(…)` or `cron(…)`, UTC; returns a check whether it was due after the first time and until the second (epoch ms).
 * @throws Error for an unsupported expression
 */
export function dueBetween(expression: string): (after: number, until: number) => boolean {
  const [, kind, inner = ''] = expression.match(/^(rate|cron)\((.+)\)$/) ?? []
  if (kind === 'rate') {
    const [, count, unit = ''] = inner.match(/^(\d+) (minute|hour|day)s?$/) ?? []
    const every = Number(count) * (unitMs[unit] ?? Number.NaN)
    if (every > 0) return (after, until) => until - after >= every
  }
  const fields = inner.split(/\s+/)
  if (kind !== 'cron' || fields.length !== 6) throw new Error(`The schedule ${expression} is not known here`)
  const [minute, hour, dayOfMonth, month, dayOfWeek, year] = fields.map((field, index) => matcher(field, index)) as [
    Match,
    Match,
    Match,
    Match,
    Match,
    Match,
  ]
  return (after, until) => {
    const last = Math.min(until, after + yearMs)
    for (let at = Math.floor(after / minuteMs) * minuteMs + minuteMs; at <= last; at += minuteMs) {
      const date = new Date(at)
      const day = dayOfMonth(date.getUTCDate()) && dayOfWeek(date.getUTCDay() + 1)
      const time = minute(date.getUTCMinutes()) && hour(date.getUTCHours())
      if (time && day && month(date.getUTCMonth() + 1) && year(date.getUTCFullYear())) return true
    }
    return false
  }
}

type Match = (value: number) => boolean

/** `*`, `?`, numbers, names, ranges, steps and lists. */
function matcher(field: string, index: number): Match {
  if (field === '*' || field === '?') return () => true
  const parts = field.split(',').map((part): Match => {
    const [range = '', step] = part.split('/')
    const [from, to] =
      range === '*' ? [0, Number.MAX_SAFE_INTEGER] : range.split('-').map((name) => numberOf(name, index))
    if (from === undefined || Number.isNaN(from) || Number.isNaN(to))
      throw new Error(`The schedule field ${field} is not known here`)
    const end = to ?? (step === undefined ? from : Number.MAX_SAFE_INTEGER)
    return (value) => value >= from && value <= end && (step === undefined || (value - from) % Number(step) === 0)
  })
  return (value) => parts.some((part) => part(value))
}

function numberOf(name: string, index: number): number {
  const names = index === 3 ? months : index === 4 ? days : []
  const found = names.indexOf(name.toUpperCase())
  return found >= 0 ? found + 1 : Number(name)
}
