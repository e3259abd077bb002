import { settleAll } from '../../shared/settle-all.ts'
import type { ShiftEntry } from '../store/shift-items.ts'
import type { ShiftStore } from '../store/shift-store.ts'

export type EntryRange = {
  readonly accountId: string
  readonly members: readonly { readonly memberId: string }[]
  /** Instants; shifts that ended by `from` are left out. */
  readonly from: string | undefined
  /** An instant, or `instant#shiftId`. */
  readonly before: string | undefined
  readonly limit: number
}

const concurrency = 16

/** The newest shifts of all these members that overlap the range, newest first. `hasMore`: there are older ones. */
export async function newestEntries(
  range: EntryRange,
  deps: Pick<ShiftStore, 'shiftsBack'>,
): Promise<{ entries: ShiftEntry[]; hasMore: boolean }> {
  const { members, limit } = range
  const entries: ShiftEntry[] = []
  for (let next = 0; next < members.length; next += concurrency) {
    const batch = members.slice(next, next + concurrency)
    const pages = await settleAll(batch.map(({ memberId }) => newestOfMember(memberId, range, deps)))
    entries.push(...pages.flat())
  }
  return { entries: entries.toSorted(newestFirst).slice(0, limit), hasMore: entries.length > limit }
}

/** Returns one more than a page, so that the merged list knows whether there are more. */
async function newestOfMember(
  memberId: string,
  { accountId, from, before, limit }: EntryRange,
  deps: Pick<ShiftStore, 'shiftsBack'>,
): Promise<ShiftEntry[]> {
  const entries: ShiftEntry[] = []
  for await (const entry of deps.shiftsBack(accountId, { memberId, before, limit: limit + 1 })) {
    // as shifts do not overlap, all before this one ended before `from` too
    if (from !== undefined && endsBy(from, entry)) break
    entries.push(entry)
    if (entries.length > limit) break
  }
  return entries
}

/** A shift that took no time and starts at `instant` counts as overlapping. */
function endsBy(instant: string, { startedAt, endedAt }: ShiftEntry): boolean {
  return endedAt !== undefined && endedAt <= instant && startedAt < instant
}

export type ShiftStart = Pick<ShiftEntry, 'startedAt' | 'shiftId'>

/** Equals the end of the entry's sort key. */
export function checkpointAfter({ startedAt, shiftId }: ShiftStart): string {
  return `${startedAt}#${shiftId}`
}

export function newestFirst(one: ShiftStart, other: ShiftStart): number {
  return checkpointAfter(one) < checkpointAfter(other) ? 1 : -1
}
