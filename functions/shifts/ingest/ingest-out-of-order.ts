import { toInstant, toMilliseconds } from '../../shared/instant.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { entryOf } from '../domain/codec/tail-entry.ts'
import { assignToShifts, maxTolerance } from '../domain/rules/shift-gate.ts'
import { maxEntries } from '../domain/rules/tail.ts'
import type { Point } from '../domain/track/point.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { DeviceNewest } from '../store/open-shift-store.ts'
import type { Packed, ShiftGeneration } from '../store/segment-append-store.ts'
import type { ShiftEntry } from '../store/shift-items.ts'
import { spanOf } from '../store/shift-span.ts'
import { findUnknown } from './find-unknown.ts'
import { flushTail } from './flush-tail.ts'
import { trimToShift } from './trim-to-shift.ts'
import {
  countForDay,
  countForShift,
  type IngestResult,
  newestOfDevice,
  type PingDeps,
  trackingWithoutOpenShift,
  type Upload,
} from './upload.ts'
import { type Group, type ShiftSpan, waitingRule, withoutWaiting } from './waiting-points.ts'

type Found = {
  readonly points: readonly Point[]
  readonly target: ShiftGeneration
  readonly isOpen: boolean
  readonly unknown: readonly Point[]
  /** If the unknown points go into the tail, with the write of the counters. */
  readonly entry?: Uint8Array | undefined
  /** If they are a segment. */
  readonly packed?: Packed
  /** Of the unknown points, those that the shift no longer takes. */
  readonly outside: number
}

/**
 * Ingests what is no upload in order: late, repeated or large, of another shift, or of none. Finds the shifts by one query; what is
 * unknown goes into the tail of the open shift, or becomes one segment per shift. The counters come last.
 */
export async function ingestOutOfOrder(
  upload: Upload,
  open: OpenShift | undefined,
  deps: PingDeps,
): Promise<IngestResult> {
  const assigned = assignToShifts(upload.points, await shiftsAround(upload, open, deps))
  const { groups, outside, waiting } = withoutWaiting(assigned, await waitingRule(upload, open, deps))
  const settled = waiting === 0 ? upload : { ...upload, duplicates: 0, invalid: [] }
  const taken = { ...settled, received: upload.points.length - waiting, outside, waiting }
  const found = await settleAll(groups.map((group) => findOrStore(upload, group, open, deps)))
  return count(taken, found, open, deps)
}

type Taken = Upload & {
  /** How many of the points do not wait, and how many do. */
  readonly received: number
  readonly waiting: number
  /** How many of them lie in no shift. */
  readonly outside: number
}

async function findOrStore(
  upload: Upload,
  { span, points }: Group,
  open: OpenShift | undefined,
  deps: PingDeps,
): Promise<Found> {
  const isOpen = span.shiftId === open?.shiftId
  // one of generation 0 has no compacted track
  const shift = isOpen && span.generation === 0 ? span : await deps.findShift(upload.accountId, span.shiftId)
  if (!shift) return { points, target: span, isOpen, unknown: points, outside: points.length }
  const unknown = await findUnknown(upload, points, { shift, open: isOpen ? open : undefined }, deps)
  const found = { points, target: shift, isOpen, unknown: unknown.points, outside: 0 }
  if (unknown.points.length === 0) return found
  const takesEntry = isOpen && open.lastAt && open.tail.length < maxEntries
  const entry = takesEntry ? entryOf(unknown.points) : undefined
  if (entry) return { ...found, entry }
  const stored = await putUnknown(upload, found, deps, unknown.compactionRequestAt)
  // of an open shift, the write of the counters looks
  return isOpen ? stored : trim(upload, stored, deps)
}

async function putUnknown(upload: Upload, found: Found, deps: PingDeps, compactionRequestAt?: number): Promise<Found> {
  const { accountId } = upload
  const packed = await deps.pack(accountId, found.unknown)
  await deps.putSegment(accountId, found.target, packed, upload, compactionRequestAt)
  return { ...found, packed }
}

async function count(
  upload: Taken,
  found: readonly Found[],
  open: OpenShift | undefined,
  deps: PingDeps,
): Promise<IngestResult> {
  const { accountId, memberId, now } = upload
  const inOpen = found.find(({ isOpen }) => isOpen)
  const newest = open && inOpen && newestOfDevice(upload, open, inOpen.points)
  const inTime = open && (await countInTime(upload, found, open, newest, deps))
  if (inTime) return resultOf(upload, inTime, 'on')

  // it ended, its gate moved, or something came, after it was read
  const looked = await settleAll(found.map((each) => (each.isOpen ? storeAndTrim(upload, each, deps) : each)))
  const counts = countsOf(upload, looked)
  const isOpen = open !== undefined && (await countForShift(upload, open, counts, deps, newest))
  if (!open) await countForDay(upload, counts, deps)
  const tracking = isOpen ? 'on' : await trackingWithoutOpenShift(accountId, memberId, now, deps)
  return resultOf(upload, looked, tracking)
}

/** Returns what was counted; undefined if the open shift is not as it was read. */
async function countInTime(
  upload: Taken,
  found: readonly Found[],
  open: OpenShift,
  newest: DeviceNewest | undefined,
  deps: PingDeps,
): Promise<readonly Found[] | undefined> {
  const { accountId, memberId, device, now } = upload
  const entry = found.find((each) => each.entry)?.entry
  if (entry) {
    const appended = await deps.appendCompared(
      accountId,
      open,
      { entry, counts: countsOf(upload, found), heardAt: now },
      newest,
    )
    if (appended?.due) await flushTail(appended.due, upload, deps)
    return appended && found
  }
  const counted = await deps.addPingCounts(accountId, open, countsOf(upload, found), now, newest)
  if (counted !== 'overtaken') return counted === 'counted' ? found : undefined
  // of the same upload twice at once, the other one counted it
  const current = await deps.findOpenShift(accountId, memberId)
  const isCounted = current?.lastAt?.[device] === newest?.at
  const others = found.map((each) => (each.isOpen && isCounted ? { ...each, unknown: [] } : each))
  const again = await deps.addPingCounts(accountId, open, countsOf(upload, others), now)
  return again === 'counted' ? others : undefined
}

async function storeAndTrim(upload: Upload, found: Found, deps: PingDeps): Promise<Found> {
  return trim(upload, found.entry ? await putUnknown(upload, found, deps) : found, deps)
}

async function trim(upload: Upload, found: Found, deps: PingDeps): Promise<Found> {
  const { target, packed } = found
  return packed ? { ...found, outside: await trimToShift(upload, target, packed, deps) } : found
}

function countsOf({ received, duplicates, invalid, outside: outsideAllShifts }: Taken, found: readonly Found[]) {
  const outside = found.reduce((sum, each) => sum + each.outside, outsideAllShifts)
  const stored = found.reduce((sum, each) => sum + each.unknown.length - each.outside, 0)
  return { stored, outside, duplicates: duplicates + received - stored - outside, invalid: invalid.length }
}

function resultOf(upload: Taken, found: readonly Found[], tracking: IngestResult['tracking']): IngestResult {
  const { stored, outside, duplicates } = countsOf(upload, found)
  return { stored, repeated: duplicates - upload.duplicates, outside, waiting: upload.waiting, tracking }
}

async function shiftsAround(upload: Upload, open: OpenShift | undefined, deps: PingDeps): Promise<ShiftSpan[]> {
  const { accountId, memberId, points } = upload
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  if (open && first >= open.gateFrom) return [shiftSpanOf(open)]
  const before = toInstant(last + maxTolerance + 1)
  const spans: ShiftSpan[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before, limit: 20 })) {
    // shifts of a worker do not overlap, so every earlier one ended before this one
    if (entry.endedAt !== undefined && toMilliseconds(entry.endedAt) + maxTolerance <= first) break
    spans.push(shiftSpanOf(entry))
  }
  return spans
}

function shiftSpanOf(entry: ShiftEntry): ShiftSpan {
  const { shiftId, generation, trackDays } = entry
  return { shiftId, generation, trackDays, ...spanOf(entry) }
}
