import type { Break } from './breaks.ts'
import { type ClosedInterval, within } from './interval.ts'

/** Milliseconds and metres. */
export type Hours = {
  readonly present: number
  /** Paid: present without unpaid breaks. */
  readonly worked: number
  readonly paidBreaks: number
  readonly unpaidBreaks: number
  /** Undefined while no shift has a distance. */
  readonly distanceMeters: number | undefined
}

const noHours: Hours = { present: 0, worked: 0, paidBreaks: 0, unpaidBreaks: 0, distanceMeters: undefined }

/** Counts only what lies inside `time`. */
export function hoursOf(time: ClosedInterval, breaks: readonly Break[], distanceMeters: number | undefined): Hours {
  let [paidBreaks, unpaidBreaks] = [0, 0]
  for (const pause of breaks) {
    const part = within({ startedAt: pause.startedAt, endedAt: pause.endedAt ?? time.endedAt }, time)
    const lasted = part ? part.endedAt - part.startedAt : 0
    if (pause.paid === true) paidBreaks += lasted
    else unpaidBreaks += lasted
  }
  const present = time.endedAt - time.startedAt
  return { present, worked: present - unpaidBreaks, paidBreaks, unpaidBreaks, distanceMeters }
}

export function sumOfHours(parts: readonly Hours[]): Hours {
  return parts.reduce(
    (sum, part) => ({
      present: sum.present + part.present,
      worked: sum.worked + part.worked,
      paidBreaks: sum.paidBreaks + part.paidBreaks,
      unpaidBreaks: sum.unpaidBreaks + part.unpaidBreaks,
      distanceMeters: plus(sum.distanceMeters, part.distanceMeters),
    }),
    noHours,
  )
}

function plus(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.round((one + other) * 10) / 10
}
