/**
 * What the analysis of a whole track says about one point, one bit each in `Point.flags`. A flagged point is shown and
 * never deleted, but neither distance nor stops nor gaps are built on it.
 *
 * - `inaccurate`: the circle that the phone gave is too wide to say where it was
 * - `mock`: the phone says that the position was faked
 * - `jump`: nobody could have gone there and back
 * - `stale`: a place that the phone repeats although it has left it
 */
const bits = { inaccurate: 1, mock: 2, jump: 4, stale: 8 } as const

export type PointFlag = keyof typeof bits

export const pointFlags = Object.keys(bits) as PointFlag[]

export function flagBit(flag: PointFlag): number {
  return bits[flag]
}

/** The flags of a point in words, in a fixed order. */
export function flagsOf(flags: number): PointFlag[] {
  return pointFlags.filter((flag) => (flags & bits[flag]) !== 0)
}
