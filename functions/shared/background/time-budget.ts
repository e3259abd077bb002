import type { Context } from 'aws-lambda'

/** The time that one run of the eraser takes for itself; what is left is for another. */
export type Slice = { readonly hasTime: () => boolean }

const longestMilliseconds = 20_000
const reserveMilliseconds = 1_000
const atOnce = 8

/** At most 20 s, and never the last second of the function's life; more of its end is left to `reserve`. */
export function sliceOf(context: Pick<Context, 'getRemainingTimeInMillis'>, reserve = reserveMilliseconds): Slice {
  const atStart = context.getRemainingTimeInMillis()
  const budget = Math.min(longestMilliseconds, atStart - reserve)
  return { hasTime: () => atStart - context.getRemainingTimeInMillis() < budget }
}

/** Works on eight at once, in order, as long as there is time. True when all were done. */
export async function forEachInTime<T>(
  all: readonly T[],
  slice: Slice,
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
  await Promise.all(Array.from({ length: atOnce }, one))
  return done
}
