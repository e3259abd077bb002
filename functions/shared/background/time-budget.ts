import type { Context } from 'aws-lambda'

/** The time that one run of the eraser takes for itself; what is left is for another. */
export type TimeBudget = { readonly hasTime: () => boolean }

const longestMilliseconds = 20_000
const reserveMilliseconds = 1_000
const concurrency = 8

/** At most 20 s, and never the last second of the function's life; more of its end is left to `reserve`. */
export function timeBudgetOf(
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  reserve = reserveMilliseconds,
): TimeBudget {
  const atStart = context.getRemainingTimeInMillis()
  const budget = Math.min(longestMilliseconds, atStart - reserve)
  return { hasTime: () => atStart - context.getRemainingTimeInMillis() < budget }
}

/** Works on eight at once, in order, as long as there is time. True when all were done. */
export async function forEachInTime<T>(
  all: readonly T[],
  slice: TimeBudget,
  work: (each: T) => Promise<boolean | undefined>,
): Promise<boolean> {
  const rest = [...all]
  let done = true
  const one = async () => {
    for (let each = rest.shift(); each !== undefined; each = rest.shift()) {
      if (!slice.hasTime() || (await work(each)) === false) done = false
      if (!done) return
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
  return done
}
