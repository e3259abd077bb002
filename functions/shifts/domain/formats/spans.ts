import { toInstant } from '../../../shared/instant.ts'
import type { Gap } from '../analysis/gaps.ts'
import type { Stop } from '../analysis/stop.ts'
import { isoDuration } from '../hours/days.ts'
import { degrees } from '../track/point.ts'

function spanFields({ startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number }) {
  return { startedAt: toInstant(startedAt), endedAt: toInstant(endedAt), duration: isoDuration(endedAt - startedAt) }
}

export function stopFields(stop: Stop) {
  const position = { lat: degrees(stop.latMicro), lon: degrees(stop.lonMicro) }
  return { ...spanFields(stop), ...position, longestSilence: isoDuration(stop.longestSilence) }
}

export function gapFields(gap: Gap) {
  return { ...spanFields(gap), distanceMeters: Math.round(gap.metres * 10) / 10 }
}
