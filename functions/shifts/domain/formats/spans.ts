import { toInstant } from '../../../shared/instant.ts'
import type { Gap } from '../analysis/gaps.ts'
import type { Stop } from '../analysis/stops.ts'
import { isoDuration } from '../hours/days.ts'
import { degrees } from '../track/point.ts'

/** A segment of time in the units of the API: RFC 3339 and ISO 8601. */
function spanFields({ startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number }) {
  const instant = (at: number) => toInstant(at)
  return { startedAt: instant(startedAt), endedAt: instant(endedAt), duration: isoDuration(endedAt - startedAt) }
}

/** Where somebody stayed, and how long the phone said nothing there at most. */
export function stopFields(stop: Stop) {
  const place = { lat: degrees(stop.latMicro), lon: degrees(stop.lonMicro) }
  return { ...spanFields(stop), ...place, longestSilence: isoDuration(stop.longestSilence) }
}

/** Where nothing is known, and how far apart its ends are, in metres. */
export function gapFields(gap: Gap) {
  return { ...spanFields(gap), distanceMeters: Math.round(gap.metres * 10) / 10 }
}
