/** `scheduled`: in the grace period. `blocked`: fails and made no progress for an hour; still retried. */
export const erasureStates = ['scheduled', 'fencing', 'erasing', 'verifying', 'erased', 'blocked', 'cancelled'] as const
export type ErasureState = (typeof erasureStates)[number]

export type Counts = Readonly<Record<string, number>>
type Progress = Record<string, { found: number; erased: number }>

const recentMilliseconds = 300_000
const stuckMilliseconds = 3_600_000

/** `authTime` in epoch seconds, `now` in epoch milliseconds. */
export function signedInRecently(authTime: number, now: number): boolean {
  return now - authTime * 1_000 <= recentMilliseconds
}

export function isStuck(progressedAt: number, now: number): boolean {
  return now - progressedAt > stuckMilliseconds
}

export function sumOf(...counts: readonly Counts[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const [name, count] of counts.flatMap((each) => Object.entries(each))) sum[name] = (sum[name] ?? 0) + count
  return sum
}

/**
 * A slice that dies has deleted more than it saved, and a repeated one counts rows twice: so counts are capped at
 * what was found, and equal it once verification has proved that nothing is left. Pointers count as erased with the
 * rows that name them.
 */
export function progressOf(
  state: ErasureState,
  found: Counts,
  erased: Counts,
  ownerOf: (type: string) => string | undefined,
): Progress {
  const gone = (type: string) => Math.min(found[type] ?? 0, erased[type] ?? 0)
  const isGone = (type: string) => gone(type) === (found[type] ?? 0)
  const count = (type: string, all: number) => {
    const owner = ownerOf(type)
    if (state === 'erased') return all
    if (owner !== undefined) return isGone(owner) ? all : 0
    return gone(type)
  }
  return Object.fromEntries(
    Object.entries(found).map(([type, all]) => [type, { found: all, erased: count(type, all) }]),
  )
}
