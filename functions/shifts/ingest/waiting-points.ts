import type { ShiftAssignment, Span } from '../domain/rules/shift-gate.ts'
import type { Point } from '../domain/track/point.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { ShiftGeneration } from '../store/segment-append-store.ts'
import type { PingDeps, Upload } from './upload.ts'

export type ShiftSpan = Span & ShiftGeneration

export type Group = ShiftAssignment<ShiftSpan>['groups'][number]

/** Whether a point must wait, given the shift it lies in: the clock-in or clock-out that decides may be under way. */
type WaitingRule = (at: number, span: ShiftSpan | undefined) => boolean

/** How long an offline clock-in may take to arrive: until then the phone keeps its positions. */
const maxClockInDelay = 24 * 3_600_000

const never: WaitingRule = () => false

/**
 * An id that this server knows, or has refused, lets time decide; a colleague’s is not known until this worker’s clock-in with it
 * was refused. Of an unknown one, what no closed shift takes waits; of a
 * clock-in that joined a shift and has no clock-out yet, what lies after the hours.
 */
export async function waitingRule(upload: Upload, open: OpenShift | undefined, deps: PingDeps): Promise<WaitingRule> {
  const { accountId, memberId, shiftId, now } = upload
  if (shiftId === undefined || shiftId === open?.shiftId) return never
  const shift = await deps.findShift(accountId, shiftId)
  if (shift?.memberId === memberId) return never
  const isYoung = (at: number) => at > now - maxClockInDelay
  const alias = await deps.findAlias(accountId, shiftId)
  if (alias?.memberId !== memberId) {
    if (await deps.findRefused(accountId, memberId, shiftId)) return never
    return (at, span) => isYoung(at) && (span === undefined || isRunning(span))
  }
  const joined = alias.shiftId === undefined ? undefined : await deps.findJoined(accountId, memberId, now)
  if (!joined || joined.shiftId !== alias.shiftId || joined.at !== alias.at) return never
  return (at, span) => isYoung(at) && span === undefined && joined.at <= at && at < joined.until
}

function isRunning({ times }: Span): boolean {
  const last = times.at(-1)
  return last !== undefined && last.endedAt === undefined
}

export function withoutWaiting(
  { groups, outside }: ShiftAssignment<ShiftSpan>,
  waits: WaitingRule,
): { readonly groups: Group[]; readonly outside: number; readonly waiting: number } {
  const kept = groups.map(({ span, points }) => ({ span, points: points.filter(({ at }) => !waits(at, span)) }))
  const left = outside.filter(({ at }) => !waits(at, undefined))
  const count = (lists: readonly { readonly points: readonly Point[] }[]) =>
    lists.reduce((sum, { points }) => sum + points.length, 0)
  const waiting = count(groups) - count(kept) + outside.length - left.length
  return { groups: kept.filter(({ points }) => points.length > 0), outside: left.length, waiting }
}
