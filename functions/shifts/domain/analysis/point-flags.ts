/**
 * Bits of `Point.flags`. A flagged point stays in the track, but distance, stops and gaps ignore it.
 *
 * - `inaccurate`: accuracy radius too wide
 * - `mock`: reported as simulated by the phone
 * - `jump`: needs an impossible speed or acceleration
 * - `stale`: repeated after the phone left it
 */
const bits = { inaccurate: 1, mock: 2, jump: 4, stale: 8 } as const

export type PointFlag = keyof typeof bits

export const pointFlags = Object.keys(bits) as PointFlag[]

export function flagBit(flag: PointFlag): number {
  return bits[flag]
}

export function flagsOf(flags: number): PointFlag[] {
  return pointFlags.filter((flag) => (flags & bits[flag]) !== 0)
}
