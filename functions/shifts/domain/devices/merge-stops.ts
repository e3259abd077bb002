import type { DeviceTrack } from '../analysis/describe-device.ts'
import { planeMetres } from '../analysis/projection.ts'
import { type DeviceStop, type Stop, stopRadius } from '../analysis/stop.ts'
import type { LedStretch } from './leaders.ts'

/** The part of a device's stop in which it leads. */
type Slice = {
  readonly track: DeviceTrack
  readonly stop: DeviceStop
  readonly startedAt: number
  readonly endedAt: number
}

/** Where leaders stopped, however short; in order. */
export function mergedStays(stretches: readonly LedStretch[]): Stop[] {
  const stays: Slice[][] = []
  let isStaying = false
  for (const { from, to, leader } of stretches) {
    if (leader?.presence !== 'heard') continue
    const { track, stop } = leader
    const stay = isStaying ? stays.at(-1) : undefined
    isStaying = stop !== undefined
    if (!stop) continue
    const [slice, last] = [{ track, stop, startedAt: from, endedAt: to }, stay?.at(-1)]
    if (stay && last?.stop === stop) stay[stay.length - 1] = { ...last, endedAt: to }
    else if (stay && last && last.track !== track && isOnePlace(last.stop, stop)) stay.push(slice)
    else stays.push([slice])
  }
  return stays.map(joined)
}

function isOnePlace(one: Stop, other: Stop): boolean {
  return planeMetres(one, other) <= stopRadius
}

/** At the place of the longest slice. */
function joined(slices: readonly Slice[]): Stop {
  const longest = slices.reduce((best, each) => (lasted(each) > lasted(best) ? each : best))
  const [startedAt, endedAt] = [slices[0]?.startedAt ?? 0, slices.at(-1)?.endedAt ?? 0]
  const silences = slices.map((slice, index) =>
    Math.max(longestSilence(slice), slice.startedAt - (slices[index - 1]?.endedAt ?? slice.startedAt)),
  )
  const { latMicro, lonMicro } = longest.stop
  return { startedAt, endedAt, latMicro, lonMicro, longestSilence: Math.max(...silences) }
}

function lasted({ startedAt, endedAt }: Slice): number {
  return endedAt - startedAt
}

function longestSilence({ track, stop, startedAt, endedAt }: Slice): number {
  const fixes = track.fixes.slice(stop.first, stop.last + 1).map(({ at }) => at)
  const times = [startedAt, ...fixes.filter((at) => startedAt < at && at < endedAt), endedAt]
  return times.reduce((longest, at, index) => Math.max(longest, at - (times[index - 1] ?? at)), 0)
}
