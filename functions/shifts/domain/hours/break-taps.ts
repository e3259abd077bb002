import type { Break } from './breaks.ts'
import { endOf, type Interval } from './interval.ts'

/** The worker began or ended a break, on whatever phone. Epoch milliseconds. */
export type BreakTap = { readonly kind: 'start' | 'end'; readonly at: number }

/** What the office entered is final; taps count outside of it. */
export type RecordedBreaks = { readonly entered: readonly Break[]; readonly taps: readonly BreakTap[] }

/** Returns the same array for a tap that is known. */
export function withTap(taps: readonly BreakTap[], tap: BreakTap): readonly BreakTap[] {
  return taps.some(({ kind, at }) => kind === tap.kind && at === tap.at) ? taps : [...taps, tap]
}

/** In order and without overlap; the last may have no end. A function of the set of taps: phones deliver them in any order. */
export function breaksRecorded({ entered, taps }: RecordedBreaks): Break[] {
  const own = breaksOfTaps(taps).flatMap((pause) => outsideOf(pause, entered))
  return [...entered, ...own].toSorted((one, other) => one.startedAt - other.startedAt)
}

/**
 * A break begins with the first of a run of starts. Of the ends that follow, as many count as there were starts: two phones that
 * recorded one break each make one that lasts from the first start to the last end, and an end too many ends nothing.
 */
function breaksOfTaps(taps: readonly BreakTap[]): Break[] {
  const breaks: Break[] = []
  let open: { startedAt: number; starts: number; endedAt?: number; ends: number } | undefined
  for (const { kind, at } of inTurn(taps)) {
    if (kind === 'start' && open?.endedAt === undefined && open) open.starts += 1
    else if (kind === 'start') {
      if (open) breaks.push({ startedAt: open.startedAt, endedAt: open.endedAt })
      open = { startedAt: at, starts: 1, ends: 0 }
    } else if (open && open.ends < open.starts) {
      open.endedAt = at
      open.ends += 1
    }
  }
  return open ? [...breaks, { startedAt: open.startedAt, endedAt: open.endedAt }] : breaks
}

/** By time. Of one moment, the end of a break that runs comes before the start of the next, else the start first. */
function inTurn(taps: readonly BreakTap[]): BreakTap[] {
  const ordered: BreakTap[] = []
  const byTime = taps.toSorted((one, other) => one.at - other.at || one.kind.localeCompare(other.kind))
  for (const tap of byTime) {
    const last = ordered.at(-1)
    const isRunning = ordered.at(-2)?.kind === 'start'
    if (last?.at === tap.at && last.kind === 'end' && !isRunning) ordered.splice(-1, 0, tap)
    else ordered.push(tap)
  }
  return ordered
}

function outsideOf(pause: Break, entered: readonly Interval[]): Break[] {
  return entered.reduce<Break[]>(
    (parts, other) =>
      parts.flatMap((part) => {
        if (part.startedAt >= endOf(other) || endOf(part) <= other.startedAt) return [part]
        const before = part.startedAt < other.startedAt ? [{ startedAt: part.startedAt, endedAt: other.startedAt }] : []
        const isLater = other.endedAt !== undefined && other.endedAt < endOf(part)
        return isLater ? [...before, { startedAt: other.endedAt, endedAt: part.endedAt }] : before
      }),
    [pause],
  )
}
