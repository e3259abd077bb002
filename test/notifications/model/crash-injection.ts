import { AsyncLocalStorage } from 'node:async_hooks'
import type { Company } from '../world.ts'

/** A run of the sender: it ends before one of its steps, and nothing of it goes on. */
type Life = { steps: number; readonly until: number; readonly end: () => void }

/** Runs of a company that may end in the middle, as processes do. */
export function mortal(company: Company) {
  const lives = new AsyncLocalStorage<Life>()
  company.hook.before = () => {
    const life = lives.getStore()
    if (!life || life.steps++ < life.until) return
    life.end()
    return new Promise(() => {})
  }
  return {
    /** Answers whether it died: false when the work has fewer steps. */
    async until(step: number, work: () => Promise<unknown>): Promise<boolean> {
      const death = Promise.withResolvers<boolean>()
      const life = { steps: 0, until: step, end: () => death.resolve(true) }
      return Promise.race([lives.run(life, work).then(() => false), death.promise])
    },
  }
}
