import { AppError } from '../../shared/errors.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { trackCsv } from '../domain/formats/csv.ts'
import { geojsonOf } from '../domain/formats/geojson.ts'
import { gpxOf } from '../domain/formats/gpx.ts'
import { kmlOf } from '../domain/formats/kml.ts'
import { toTrackPoint } from '../domain/formats/position-fields.ts'
import { gapFields, stopFields } from '../domain/formats/spans.ts'
import type { Point } from '../domain/track/point.ts'
import { simplified, type Track, trackOf } from '../domain/track/track.ts'
import { readShift } from '../shift/read-shift.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { Shift } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import type { ShiftStore } from '../store/shift-store.ts'
import { type ReadPointsDeps, readPoints } from './read-points.ts'
import type { TrackQuery } from './schemas.ts'
import type { ViewStore } from './track-view-store.ts'

type Deps = ReadPointsDeps &
  Pick<ShiftAliasStore, 'findAlias'> &
  Pick<ShiftStore, 'cursorAt' | 'positionOfCursor'> &
  Pick<ViewStore, 'recordView'> & { readonly now: () => number }

/**
 * Returns the rendered track: each field is named here, so the response is not parsed again point by point.
 * @throws AppError `not_found`, `forbidden`, `invalid_cursor`
 */
export async function readTrack(id: string, query: TrackQuery, caller: Principal, deps: Deps): Promise<Response> {
  const shift = await readShift(id, caller, deps)
  const { shiftId } = shift
  const retention = { now: deps.now(), days: caller.account.settings.retention.trackDays }
  const [parts] = await settleAll([
    readPoints(caller.accountId, shift, retention, deps),
    auditView(shift, caller, deps),
  ])
  const whole = trackOf(shiftId, spanOf(shift), parts)
  const track = query.simplify === undefined ? whole : simplified(whole, query.simplify)
  switch (query.format) {
    case 'geojson':
      return { status: 200, contentType: 'application/geo+json', body: geojsonOf(track) }
    case 'gpx':
      return { status: 200, contentType: 'application/gpx+xml', body: gpxOf(track, shift.note) }
    case 'kml':
      return { status: 200, contentType: 'application/vnd.google-earth.kml+xml', body: kmlOf(track, shift.note) }
    case 'csv':
      return { status: 200, contentType: 'text/csv; charset=utf-8', body: trackCsv(track) }
    case 'json':
      return { status: 200, contentType: 'application/json', body: await jsonOf(track, query, caller, deps) }
  }
}

/** Viewing one's own track is not audited. */
async function auditView({ shiftId, memberId }: Shift, caller: Principal, deps: Deps): Promise<void> {
  const { accountId, memberId: by } = caller
  if (by !== memberId) await deps.recordView(accountId, { by, shiftId, memberId, at: deps.now() })
}

/** The figures on each page are those of the whole track. */
async function jsonOf(track: Track, query: TrackQuery, { accountId }: Principal, deps: Deps): Promise<string> {
  const { shiftId, points, distanceMeters, rawDistanceMeters, bounds } = track
  const list = `track#${accountId}#${shiftId}#${query.simplify ?? 'whole'}`
  const start = query.cursor === undefined ? 0 : indexOf(points, await deps.positionOfCursor(list, query.cursor))
  const page = points.slice(start, start + (query.limit ?? points.length))
  const isLast = start + page.length >= points.length
  const nextCursor = isLast ? undefined : await deps.cursorAt(list, checkpointAt(points, start + page.length))
  const [stops, gaps] = [track.stops.map(stopFields), track.gaps.map(gapFields)]
  const figures = { distanceMeters, rawDistanceMeters, stops, gaps, bounds }
  return JSON.stringify({ shiftId, points: page.map(toTrackPoint), ...figures, nextCursor })
}

/** A time and the number of points of that time before it, so that late points elsewhere do not move it. */
function checkpointAt(points: readonly Point[], index: number): string {
  const at = points[index]?.at ?? 0
  const first = points.findIndex((point) => point.at === at)
  return `${at}.${index - first}`
}

function indexOf(points: readonly Point[], checkpoint: string): number {
  const [at, offset] = checkpoint.split('.').map(Number)
  if (at === undefined || offset === undefined) throw new AppError('invalid_cursor')
  const first = points.findIndex((point) => point.at >= at)
  return first < 0 ? points.length : first + offset
}
