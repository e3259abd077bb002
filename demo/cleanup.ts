import { setTimeout as wait } from 'node:timers/promises'

type Step = () => Promise<void> | void
/** Runs the steps once, the last one first, however the demo ends. */
export type Cleanup = { add(step: Step): void; run(): Promise<void> }

const stepMilliseconds = 15_000

export function openCleanup(): Cleanup {
  const steps: Step[] = []
  let running: Promise<void> | undefined
  const runAll = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) {
      // a failed step does not stop the others
      const tried = Promise.try(step).catch(() => {})
      await Promise.race([tried, wait(stepMilliseconds, undefined, { ref: false })])
    }
  }
  return {
    add: (step) => void steps.push(step),
    run: () => {
      running ??= runAll()
      return running
    },
  }
}

const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/** A terminal and npm may both pass on one Ctrl-C. */
const sameRequestMilliseconds = 1_000

/** Resolves with the exit code (128 + signal) at the first signal. A second request ends the process at once. */
export function interruption(): Promise<number> {
  return new Promise((resolve) => {
    let first: number | undefined
    for (const [signal, number] of Object.entries(numbers)) {
      process.on(signal, () => {
        first ??= performance.now()
        if (performance.now() - first > sameRequestMilliseconds) process.exit(128 + number)
        resolve(128 + number)
      })
    }
  })
}
