/** `blocked`: no progress for an hour, still tried. `scheduled → fencing` at the end of a grace period, `→ cancelled` in it. */
export const erasureStates = ['scheduled', 'fencing', 'erasing', 'verifying', 'erased', 'blocked', 'cancelled'] as const
export type ErasureState = (typeof erasureStates)[number]

export type Counts = Readonly<Record<string, number>>
type Progress = Record<string, { found: number; erased: number }>

/** Signing in longer ago than this is not recent: 5 minutes, in milliseconds. */
const recentMilliseconds = 300_000
const stuckMilliseconds = 3_600_000

/** Whether the token comes from a recent sign-in. `authTime` in seconds since the epoch, `now` in milliseconds. */
export function signedInRecently(authTime: number, now: number): boolean {
  return now - authTime * 1_000 <= recentMilliseconds
}

/** The name as typed: surrounding spaces and the composition of accents do not matter, everything else does. */
export function confirms(typed: string, name: string): boolean {
  return typed.trim().normalize('NFC') === name.normalize('NFC')
}

/** Whether an erasure that goes on failing is to be called blocked: no progress for an hour. */
export function isStuck(progressedAt: number, now: number): boolean {
  return now - progressedAt > stuckMilliseconds
}

/** Adds counts by name. */
export function sumOf(...counts: readonly Counts[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const [name, count] of counts.flatMap((each) => Object.entries(each))) sum[name] = (sum[name] ?? 0) + count
  return sum
}

/**
 * What is shown while it runs. Rows are counted as they go, never past what was found; pointers go before the rows that
 * name them, so they are gone when those are. At the end a walk has proved that nothing is left, and all that was found
 * is erased: a slice that died before it could tell what it did changes no final count.
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
