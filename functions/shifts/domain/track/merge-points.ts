import { planeMetres } from '../analysis/projection.ts'
import { fuller, isSamePoint, type Point, totalOrder } from './point.ts'

/**
 * Phones resend points in any order and split, so the result depends on the set alone. Of several copies the fullest
 * stays, with the lowest number of a device. In order of time; points of one moment by device, then by nearness to the
 * device's last point before it, or at its beginning by distance from its next point: the farthest first.
 */
export function mergePoints(...parts: readonly (readonly Point[])[]): Point[] {
  const merged: Point[] = []
  for (const point of parts.flat().sort(totalOrder)) {
    const copy = merged.at(-1)
    if (copy && isSamePoint(copy, point)) merged[merged.length - 1] = withLowestDevice(point, copy)
    else merged.push(point)
  }
  return inMoments(merged)
}

/** Points that would change the track: unknown, fuller copies, or copies of a device with a lower number. */
export function unknownPoints(track: readonly Point[], points: readonly Point[]): Point[] {
  const known = new Map(track.map((point) => [identityOf(point), point]))
  return points.filter((point) => {
    const copy = known.get(identityOf(point))
    return copy === undefined || point.device < copy.device || fuller(point, { ...copy, flags: point.flags })
  })
}

function identityOf({ at, latMicro, lonMicro }: Point): string {
  return `${at}/${latMicro}/${lonMicro}`
}

/** The second is the fuller of two copies: `totalOrder` sorts it last. */
function withLowestDevice(full: Point, copy: Point): Point {
  return copy.device < full.device ? { ...full, device: copy.device } : full
}

/** Most moments have one point. */
function inMoments(points: Point[]): Point[] {
  const lastOf = new Map<number, Point>()
  for (let start = 0, end = 0; start < points.length; start = end) {
    const at = points[start]?.at
    end = start + 1
    while (points[end]?.at === at && end < points.length) end += 1
    if (end - start > 1) {
      const moment = points.slice(start, end).sort(momentOrder(lastOf, points, end))
      for (const [offset, point] of moment.entries()) points[start + offset] = point
    }
    for (let index = start; index < end; index += 1) {
      const point = points[index]
      if (point) lastOf.set(point.device, point)
    }
  }
  return points
}

/** `end`: index of the first point after the moment. */
function momentOrder(lastOf: ReadonlyMap<number, Point>, points: readonly Point[], end: number) {
  const nextOf = new Map<number, Point | undefined>()
  const next = (device: number) => {
    if (!nextOf.has(device)) nextOf.set(device, firstOf(device, points, end))
    return nextOf.get(device)
  }
  return (one: Point, other: Point): number => {
    if (one.device !== other.device) return one.device - other.device
    const before = lastOf.get(one.device)
    const after = before ? undefined : next(one.device)
    const nearer = before ? planeMetres(before, one) - planeMetres(before, other) : 0
    const farther = after ? planeMetres(after, other) - planeMetres(after, one) : 0
    return nearer || farther || totalOrder(one, other)
  }
}

function firstOf(device: number, points: readonly Point[], from: number): Point | undefined {
  for (let index = from; index < points.length; index += 1) {
    if (points[index]?.device === device) return points[index]
  }
  return undefined
}
