import type { Context } from 'aws-lambda'
import { settleAll } from '../settle-all.ts'

/** The time that one invocation may spend before it leaves the rest to the next. */
export type TimeBudget = { readonly hasTime: () => boolean }

const maxMilliseconds = 20_000
const reserveMilliseconds = 1_000
const concurrency = 8

/** At most 20 s, and not the last `reserve` milliseconds of the invocation. */
export function timeBudgetOf(
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  reserve = reserveMilliseconds,
): TimeBudget {
  const atStart = context.getRemainingTimeInMillis()
  const budget = Math.min(maxMilliseconds, atStart - reserve)
  return { hasTime: () => atStart - context.getRemainingTimeInMillis() < budget }
}

/** Stops when time is over or `work` returns false. Returns whether all items are done. */
export async function forEachInTime<T>(
  all: readonly T[],
  budget: TimeBudget,
  work: (each: T) => Promise<boolean | undefined>,
): Promise<boolean> {
  const rest = [...all]
  let done = true
  const one = async () => {
    for (let each = rest.shift(); each !== undefined; each = rest.shift()) {
      if (!budget.hasTime() || (await work(each)) === false) done = false
      if (!done) return
    }
  }
  await settleAll(Array.from({ length: concurrency }, one))
  return done
}
