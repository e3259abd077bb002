const formats = new Map<string, Intl.DateTimeFormat>()

/** The date of `at` (epoch milliseconds) in a time zone, as YYYY-MM-DD. */
export function dayOf(at: number, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(at)
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const cached = formats.get(timeZone)
  if (cached) return cached
  const format = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, format)
  return format
}
