import fc from 'fast-check'

/** Repeatable choices: the same seed gives the same campaign. */
export function aDice(seed: number) {
  const numbers = fc.sample(fc.nat(1_000_000_000), { seed, numRuns: 5_000 })
  let used = 0
  const next = () => numbers[used++ % numbers.length] ?? 0
  const below = (limit: number) => next() % limit
  return {
    below,
    between: (from: number, to: number) => from + below(to - from + 1),
    pick: <T>(items: readonly T[]): T => items[below(items.length)] as T,
    isOneIn: (count: number) => below(count) === 0,
  }
}

export type Dice = ReturnType<typeof aDice>
