/** Smaller is better unless the goal is `atLeast`. */
export type Result = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly against?: string
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number }
  /** The goal is hoped for: reported apart, and no fault when missed. */
  readonly stretch?: true
}

/** `quick`: under a minute in all; `long`: up to an hour. */
export type Options = { readonly quick: boolean; readonly long: boolean; readonly repeats: number }
export type Suite = { readonly title: string; readonly run: (options: Options) => Promise<Result[]> }

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = low] =
    sorted.length % 2 === 1 ? [sorted[middle]] : [sorted[middle - 1], sorted[middle]]
  return (low + high) / 2
}

/** Runs the sides in turn, A B C A B C …, so that drift of the machine affects all alike. Returns medians. */
export async function interleaved<Side extends string>(
  repeats: number,
  sides: Readonly<Record<Side, () => Promise<number> | number>>,
  warmUps = 1,
): Promise<Record<Side, number>> {
  const names = Object.keys(sides) as Side[]
  const measured = new Map<Side, number[]>(names.map((name) => [name, []]))
  for (let round = -warmUps; round < repeats; round += 1) {
    for (const name of names) {
      const value = await sides[name]()
      if (round >= 0) measured.get(name)?.push(value)
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(measured.get(name) ?? [])])) as Record<Side, number>
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** User and system time, ms. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}

export function hopedFor(row: Result, goal: NonNullable<Result['goal']>): Result {
  return { ...row, goal, stretch: true }
}

export function isMet({ value, goal }: Result): boolean | undefined {
  if (!goal) return undefined
  return 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast
}
