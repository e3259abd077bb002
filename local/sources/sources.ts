import { setTimeout as wait } from 'node:timers/promises'
import type { Clock } from '../clock.ts'
import type { EngineSet } from '../engines/engine-set.ts'
import type { InvokeAsync } from '../functions/async-invoke.ts'
import type { FunctionHost } from '../functions/host.ts'
import type { Table } from '../provision/tables.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { sweepExpired } from './expiry.ts'
import { pollQueues, type QueueSource } from './queues.ts'
import { openSchedules } from './schedules.ts'

export type Sources = {
  clockMoved(): Promise<void>
  /** Waits briefly for messages in progress; interrupted ones are delivered again. */
  stop(): Promise<void>
}

type Parts = {
  deployment: Deployment
  engines: EngineSet
  tables: readonly Table[]
  host: FunctionHost
  invokeAsync: InvokeAsync
  clock: Clock
}

const scheduleEveryMs = 1000
const sweepEveryMs = 5 * 60_000
const patienceMs = 2000

export function startSources(
  queueSources: readonly QueueSource[],
  { deployment, engines, tables, host, invokeAsync, clock }: Parts,
): Sources {
  const stop = new AbortController()
  const polling = pollQueues(queueSources, { queues: engines.fauxqs.url, host, clock, stop: stop.signal })
  const schedules = openSchedules(deployment, invokeAsync, clock)

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
