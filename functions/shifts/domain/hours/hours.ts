import type { Break } from './breaks.ts'
import { type ClosedInterval, within } from './interval.ts'

/** Times in milliseconds, distance in metres. */
export type Hours = {
  /** From clock-in to clock-out. */
  readonly present: number
  /** What is paid: present, without the breaks that are not. */
  readonly worked: number
  readonly paidBreaks: number
  readonly unpaidBreaks: number
  /** Undefined while no shift in it knows its distance. */
  readonly distanceMeters: number | undefined
}

const noHours: Hours = { present: 0, worked: 0, paidBreaks: 0, unpaidBreaks: 0, distanceMeters: undefined }

/** The hours of a time, with the parts of the breaks that lie inside of it; an open break goes on to its end. */
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

/** To the decimetre, so that a sum shows no more digits than its parts. */
function plus(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return Math.round((one + other) * 10) / 10
}
