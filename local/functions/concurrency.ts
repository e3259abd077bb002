import { StartFailure } from '../failure.ts'
import type { FunctionDefinition } from './definitions.ts'

/** Lambda's default for an AWS account and region. A new account has 10. */
export const usualConcurrency = 1_000
/** Lambda keeps this for functions without a reservation, or all that the account has. */
const unreservedMinimum = 100

/** Events in progress, of all functions together and of those with a reservation. */
export type Concurrency = {
  /** False when the function has no share left: Lambda answers 429, and the event is not run. */
  enter(name: string): boolean
  leave(name: string): void
}

type Reserving = Pick<FunctionDefinition, 'name' | 'title' | 'reserved'>

/**
 * A reservation is both a share that no other function takes and a limit. The others share what is left of the account's.
 * @throws StartFailure in Lambda's words for reservations that leave too little
 */
export function shareConcurrency(functions: readonly Reserving[], ofAccount: number): Concurrency {
  const reserved = new Map(functions.flatMap(({ name, reserved: own }) => (own === undefined ? [] : [[name, own]])))
  const unreserved = ofAccount - [...reserved.values()].reduce((sum, own) => sum + own, 0)
  const least = Math.min(unreservedMinimum, ofAccount)
  if (unreserved < least)
    throw new StartFailure(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${least}]: ${reserving(functions)} of ${ofAccount}`,
    )
  const busy = new Map<string, number>()
  const poolOf = (name: string) => (reserved.has(name) ? name : '')
  return {
    enter(name) {
      const pool = poolOf(name)
      const running = busy.get(pool) ?? 0
      if (running >= (reserved.get(name) ?? unreserved)) return false
      busy.set(pool, running + 1)
      return true
    },
    leave(name) {
      const pool = poolOf(name)
      busy.set(pool, (busy.get(pool) ?? 1) - 1)
    },
  }
}

function reserving(functions: readonly Reserving[]): string {
  return functions.flatMap(({ title, reserved }) => (reserved === undefined ? [] : `${title} ${reserved}`)).join(', ')
}
