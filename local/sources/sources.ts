import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { EngineSet } from '../engines/engine-set.ts'
import type { FunctionHost } from '../functions/host.ts'
import type { Table } from '../provision/tables.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { sweepExpired } from './expiry.ts'
import { pollQueues, type QueueSource } from './queues.ts'
import { openSchedules } from './schedules.ts'

export type Sources = {
  /** To be called when the clock was moved: what is due by it runs, and what is expired by it goes. */
  clockMoved(): Promise<void>
  /** Takes no more messages, and gives those in work a moment; what is cut off comes again. */
  stop(): Promise<void>
}

type Parts = { deployment: Deployment; engines: EngineSet; tables: readonly Table[]; host: FunctionHost; clock: Clock }

const scheduleEveryMs = 1000
const sweepEveryMs = 5 * 60_000
const patienceMs = 2000

/** Starts everything that feeds functions by itself: queues, schedules, and the end of items' lives. */
export function startSources(
  queueSources: readonly QueueSource[],
  { deployment, engines, tables, host, clock }: Parts,
): Sources {
  const stop = new AbortController()
  const polling = pollQueues(queueSources, { queues: engines.fauxqs.url, host, clock, stop: stop.signal })
  const schedules = openSchedules(deployment, host, clock)

  let sweeping: Promise<unknown> = Promise.resolve()
  const sweep = () => {
    sweeping = sweeping
      .then(() => sweepExpired(engines.dynamoDb.url, tables, Math.floor(clock.now() / 1000)))
      .catch(() => {})
    return sweeping
  }
  const timers = [
    setInterval(() => void schedules.runDue(), scheduleEveryMs),
    setInterval(() => void sweep(), sweepEveryMs),
  ]

  return {
    async clockMoved() {
      await schedules.runDue()
      await sweep()
    },
    async stop() {
      timers.forEach(clearInterval)
      stop.abort()
      await Promise.race([polling, wait(patienceMs, undefined, { ref: false })])
    },
  }
}
