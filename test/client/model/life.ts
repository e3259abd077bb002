import type { Kill } from './phone-day.ts'

export type Life = {
  /** Everything that the process waits for goes through here. */
  readonly through: <T>(effect: () => Promise<T>) => Promise<T>
  /** Resolves when the process is killed. */
  readonly death: Promise<'killed'>
}

/** A process that is killed at an await, before or after its effect. A dead one waits for ever, and its effects do not happen. */
export function aLife(kill: Kill | undefined, count: () => void = () => undefined): Life {
  const { promise: death, resolve: die } = Promise.withResolvers<'killed'>()
  const never = new Promise<never>(() => undefined)
  let left = kill?.awaits ?? Number.POSITIVE_INFINITY
  let isDead = false

  function end(): Promise<never> {
    isDead = true
    die('killed')
    return never
  }

  return {
    death,
    async through(effect) {
      if (isDead) return never
      count()
      left -= 1
      const isLast = left === 0
      if (isLast && kill?.when === 'before') return end()
      const result = await effect()
      return isLast ? end() : isDead ? never : result
    },
  }
}
