import { AsyncLocalStorage } from 'node:async_hooks'
import type { Company } from '../world.ts'

/** A run of the sender that stops for good before a step. */
type Run = { steps: number; readonly until: number; readonly end: () => void }

export function crashable(company: Company) {
  const runs = new AsyncLocalStorage<Run>()
  company.hook.before = () => {
    const run = runs.getStore()
    if (!run || run.steps++ < run.until) return
    run.end()
    return new Promise(() => {})
  }
  return {
    /** Whether it crashed: false when the work has fewer steps. */
    async until(step: number, work: () => Promise<unknown>): Promise<boolean> {
      const crash = Promise.withResolvers<boolean>()
      const run = { steps: 0, until: step, end: () => crash.resolve(true) }
      return Promise.race([runs.run(run, work).then(() => false), crash.promise])
    },
  }
}
