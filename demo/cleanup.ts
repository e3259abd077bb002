import { setTimeout as wait } from 'node:timers/promises'

type Step = () => Promise<void> | void
/** What must not stay when the demo ends, however it ends. `run` runs the steps once, the last one first. */
export type Cleanup = { add(step: Step): void; run(): Promise<void> }

const stepMilliseconds = 15_000

export function openCleanup(): Cleanup {
  const steps: Step[] = []
  let running: Promise<void> | undefined
  const runAll = async () => {
    for (let step = steps.pop(); step; step = steps.pop()) {
      // one that fails does not keep the others from their work
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

/** A terminal and npm may both pass on one Ctrl-C; only a later one is a second request. */
const sameRequestMilliseconds = 1_000

/**
 * Resolves with the exit code for the first signal that asks the process to end: 128 and the signal's number, as shells
 * have it. A second request ends the process at once.
 */
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
