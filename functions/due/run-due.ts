import { type Wake, wakeOf } from '../shared/due.ts'
import { dueShards } from '../shared/keys.ts'
import { describeError, log } from '../shared/log.ts'
import { destinationOf, handledKinds, leaseOf, type QueueName } from './domain/destinations.ts'
import type { DueEntry, DueStore } from './store.ts'

type Deps = DueStore & {
  readonly wake: (queue: QueueName, message: Wake, delaySeconds: number) => Promise<void>
  readonly quiesceSeconds: number
  readonly now: () => number
  readonly random: () => number
  readonly hasTime: () => boolean
}

const atOnce = 8

/**
 * Hands what is due to the queue of its kind: all shards side by side, each as far as there is time, the rest to the next
 * run. A row is leased before it is sent, so that a run that dies between the two only delays it; one that fails does not
 * hold up the others. Answers how many were sent.
 */
export async function runDue(deps: Deps): Promise<{ sent: number }> {
  const counts = await Promise.all(
    dueShards.map((shard) => runShard(shard, deps).catch((error: unknown) => failed('due_shard_failed', error))),
  )
  const sent = counts.reduce((sum, count) => sum + count, 0)
  if (sent > 0) log('info', 'due_sent', { count: sent })
  return { sent }
}

async function runShard(shard: string, deps: Deps): Promise<number> {
  let sent = 0
  for await (const entries of deps.dueEntries(shard, handledKinds, deps.now())) {
    for (let at = 0; at < entries.length; at += atOnce) {
      if (!deps.hasTime()) return sent
      const handed = await Promise.all(
        entries
          .slice(at, at + atOnce)
          .map((entry) => hand(entry, deps).catch((error: unknown) => failed('due_row_failed', error, entry.kind))),
      )
      sent += handed.reduce((sum, count) => sum + count, 0)
    }
  }
  return sent
}

async function hand(entry: DueEntry, deps: Deps): Promise<number> {
  const destination = destinationOf(entry.kind)
  if (!destination) return 0
  const delaySeconds = destination.afterQuiesce ? deps.quiesceSeconds : 0
  if (!(await deps.lease(entry, deps.now() + leaseOf(delaySeconds, deps.random())))) return 0
  await deps.wake(destination.queue, wakeOf(entry), delaySeconds)
  return 1
}

function failed(event: string, error: unknown, kind?: string): number {
  log('error', event, { ...describeError(error), ...(kind !== undefined && { kind }) })
  return 0
}
