import {
  type AsOf,
  aboutMembers,
  asLines,
  type Exported,
  type Exporter,
  excluded,
  exportedWithOwner,
  openedRow,
} from '../shared/erasure/exporter.ts'
import { type ItemType, openShiftKey, partitionOf, pingCountKey, shiftByTimeKey, shiftKey } from '../shared/keys.ts'
import { rowsWithPrefix, singleRow } from '../shared/table/range.ts'
import { clearOf, type Table } from '../shared/table/table.ts'
import { gpxOf } from './domain/formats/gpx.ts'
import { toTrackPoint } from './domain/formats/position-fields.ts'
import { unexpiredClockPositions } from './domain/rules/retention.ts'
import { trackOf } from './domain/track/track.ts'
import { OpenShiftItem } from './store/open-shift-item.ts'
import { openShiftStore } from './store/open-shift-store.ts'
import { PingCountItem } from './store/ping-count-item.ts'
import { segmentStore } from './store/segment-store.ts'
import { MemberLockItem, type Shift, ShiftAliasItem, ShiftByTimeItem, ShiftItem } from './store/shift-items.ts'
import { spanOf } from './store/shift-span.ts'
import { shiftStore } from './store/shift-store.ts'
import { tailStore } from './store/tail-store.ts'
import { SegmentItem, TrackPartItem } from './store/track-items.ts'
import { trackPartStore } from './store/track-part-store.ts'
import { TrackErasureItem } from './track-erasure/track-erasure-store.ts'
import { readPoints } from './tracks/read-points.ts'

const shifts = { name: 'shifts', about: 'Shifts: hours, breaks, clock-in and clock-out positions, edits.' }
const positions = {
  name: 'positions',
  about: 'Every position of every shift, as in the API, with the id of its shift.',
}
const tracks = { name: 'tracks/', about: 'The same positions as GPX 1.1, one file for each shift that has any.' }

const openShifts = { name: 'open-shifts', about: 'Who is on shift, with counts of uploaded positions.' }

export const shiftExporters = {
  openShift: aboutMembers(
    { how: 'rows', holds: [OpenShiftItem], files: [openShifts], exported: openShiftLine },
    { range: (accountId, memberId) => singleRow(openShiftKey(accountId, memberId)) },
  ),
  shift: aboutMembers(
    { how: 'rows', holds: [ShiftItem], files: [shifts, positions, tracks], exported: shiftWithTrack },
    {
      range: (accountId, memberId) => {
        const { pk } = shiftByTimeKey(accountId, memberId, '', '')
        return rowsWithPrefix({ pk, sk: `${memberId}#` })
      },
      target: (accountId, entry) => shiftKey(accountId, String(entry['shiftId'])),
    },
  ),
  shiftByTime: exportedWithOwner([ShiftByTimeItem], 'shift'),
  shiftAlias: aboutMembers(
    asLines([ShiftAliasItem], {
      name: 'shift-ids',
      about:
        'Ids that phones gave to clock-ins: of one that joined an entered shift, that shift; or that it was refused.',
    }),
    {
      range: (accountId) => ({ pk: partitionOf(accountId, 'shiftAlias') }),
      matchesMember: (row, memberId) => row['memberId'] === memberId,
    },
  ),
  memberLock: excluded(
    [MemberLockItem],
    'A version number that keeps concurrent changes apart. The erasure cutoff in it is in the file of track erasures, the shift that a clock-in joined in the file of shifts.',
  ),
  segment: exportedWithOwner([SegmentItem], 'shift'),
  trackPart: exportedWithOwner([TrackPartItem], 'shift'),
  pingCount: aboutMembers(
    asLines([PingCountItem], { name: 'day-counts', about: 'How many positions were uploaded, by member and day.' }),
    { range: (accountId, memberId) => rowsWithPrefix(pingCountKey(accountId, memberId, '')) },
  ),
  trackErasure: asLines([TrackErasureItem], {
    name: 'track-erasures',
    about: 'Erasures of positions that an owner requested: of which member, and before which time.',
  }),
} satisfies Partial<Record<ItemType, Exporter>>

/** The tail is exported with the positions of its shift. */
async function openShiftLine(row: Record<string, unknown>, table: Table): Promise<Exported[]> {
  const { memberId } = clearOf(OpenShiftItem, row)
  return [{ file: openShifts.name, line: { memberId, ...(await openedRow(row, table, ['tail', 'tailFrom'])) } }]
}

async function shiftWithTrack(row: Record<string, unknown>, table: Table, { account, now }: AsOf): Promise<Exported[]> {
  const line = await openedRow(row, table)
  const shift = await table.item(ShiftItem, row)
  const { shiftId, memberId } = shift
  const deps = {
    ...shiftStore(table),
    ...openShiftStore(table),
    ...tailStore(table),
    ...segmentStore(table),
    ...trackPartStore(table),
  }
  const retention = { now, days: account.settings.retention.trackDays }
  const parts = await readPoints(account.accountId, shift, retention, deps)
  const track = trackOf(shiftId, spanOf(shift), parts)
  const points = track.points.map((point) => ({
    file: positions.name,
    line: { shiftId, memberId, ...toTrackPoint(point) },
  }))
  const gpx = { path: pathOf(shift), content: gpxOf(track, shift.note) }
  const { startPosition, endPosition } = unexpiredClockPositions(shift, retention)
  return [
    { file: shifts.name, line: { ...line, startPosition, endPosition } },
    ...points,
    ...(points.length > 0 ? [gpx] : []),
  ]
}

function pathOf({ startedAt, shiftId }: Shift): string {
  return `${tracks.name}${startedAt.slice(0, 16).replace(':', '')}Z-${shiftId}.gpx`
}
