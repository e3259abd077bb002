const form = /^P(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/

/** Days, hours, minutes and seconds of ISO 8601 (`P3D`, `PT0S`). Throws on any other text. */
export function millisecondsOf(duration: string): number {
  const parts = duration.length > 2 ? form.exec(duration) : null
  if (!parts) throw new Error(`not a duration: ${duration}`)
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000
}
