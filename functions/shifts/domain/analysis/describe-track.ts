import { leadingStretches } from '../devices/leaders.ts'
import { type MergedTrack, mergeDevices } from '../devices/merge-devices.ts'
import { type Bounds, boundsOf } from '../track/bounds.ts'
import type { Point } from '../track/point.ts'
import { type DeviceTrack, describeDevice } from './describe-device.ts'

export type TrackDescription = MergedTrack & {
  readonly points: readonly Point[]
  readonly bounds: Bounds | undefined
  /** In order of their numbers. */
  readonly devices: readonly Pick<DeviceTrack, 'device' | 'stops' | 'gaps'>[]
}

/** Needs all points of a track, in time order; ignores their flags. Derives from each device alone, then merges. */
export function describeTrack(points: readonly Point[]): TrackDescription {
  const devices = [...byDevice(points).values()].map(describeDevice)
  const ordered = devices.toSorted((one, other) => one.device - other.device)
  return {
    points: inGivenOrder(points, ordered),
    ...mergeDevices(leadingStretches(ordered)),
    bounds: boundsOf(points),
    devices: ordered,
  }
}

export function byDevice(points: readonly Point[]): ReadonlyMap<number, readonly Point[]> {
  return Map.groupBy(points, ({ device }) => device)
}

function inGivenOrder(points: readonly Point[], devices: readonly DeviceTrack[]): readonly Point[] {
  const [only, ...others] = devices
  if (only && others.length === 0) return only.points
  const flagged = new Map(devices.map((each) => [each.device, each.points.values()]))
  return points.map((point) => flagged.get(point.device)?.next().value ?? point)
}
