const formats = new Map<string, Intl.DateTimeFormat>()

/** The date of a moment (milliseconds since 1970) in a time zone, as YYYY-MM-DD. */
export function dayOf(moment: number, timeZone: string): string {
  const parts = formatOf(timeZone).formatToParts(moment)
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timeZone, made)
  return made
}
