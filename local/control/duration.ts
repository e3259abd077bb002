const unitMs = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 }

/** Milliseconds of an ISO 8601 duration of weeks, days and time (`PT26H`, `-P1D`); undefined for anything else. */
export function durationMs(text: string): number | undefined {
  const match = text.match(/^([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/)
  if (!match || !/\d/.test(text) || text.endsWith('T')) return undefined
  const [, sign, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
  const ms =
    Number(weeks) * unitMs.W +
    Number(days) * unitMs.D +
    Number(hours) * unitMs.H +
    Number(minutes) * unitMs.M +
    Number(seconds) * unitMs.S
  return sign === '-' ? -ms : ms
}
