const unitMs = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 }

/** Parses weeks, days and time of ISO 8601 (`PT26H`, `-P1D`); undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const match = text.match(/^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/)
  if (!match || !/\d/.test(text) || text.endsWith('T')) return undefined
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
  const ms = Math.round(
    Number(weeks) * unitMs.W +
      Number(days) * unitMs.D +
      Number(hours) * unitMs.H +
      Number(minutes) * unitMs.M +
      Number(seconds) * unitMs.S,
  )
  return sign === '-' ? -ms : ms
}

/** In the two largest units: `1 day 2 hours`, `45 seconds`. */
export function inWords(milliseconds: number): string {
  const names = { day: unitMs.D, hour: unitMs.H, minute: unitMs.M, second: unitMs.S }
  let rest = Math.max(unitMs.S, Math.round(milliseconds / unitMs.S) * unitMs.S)
  const parts = Object.entries(names).map(([name, unit]) => {
    const count = Math.floor(rest / unit)
    rest -= count * unit
    return { count, text: `${count} ${name}${count === 1 ? '' : 's'}` }
  })
  const first = parts.findIndex(({ count }) => count > 0)
  return parts
    .slice(first, first + 2)
    .flatMap(({ count, text }) => (count > 0 ? [text] : []))
    .join(' ')
}
