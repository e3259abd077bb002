import { type WorkMessage, workMessageOf } from '../shared/background/due.ts'
import { destinationOf, type QueueName, scheduledKinds } from '../shared/background/due-kinds.ts'
import { type RetryBudget, retry } from '../shared/background/retry.ts'
import { dueShards } from '../shared/keys.ts'
import { describeError, log } from '../shared/log.ts'
import { leaseOf } from './domain/lease.ts'
import type { DueEntry, DueStore } from './due-store.ts'

type Deps = DueStore &
  RetryBudget & {
    readonly enqueue: (queue: QueueName, message: WorkMessage, delaySeconds: number) => Promise<void>
    readonly quiesceSeconds: number
    readonly now: () => number
    readonly random: () => number
  }
/** What a run has sent so far. */
type Tally = { sent: number }

const concurrency = 8
/** In milliseconds: with less nothing new is begun. */
const reserve = 2_000

/**
 * Hands what is due to the queue of its kind: all shards side by side, each as far as there is time, the rest to the next
 * run. A row is leased before it is sent, so that a run that dies between the two only delays it; one that fails does not
 * hold up the others. Answers how many were sent.
 */
export async function runDue(deps: Deps): Promise<Tally> {
  const tally = { sent: 0 }
  const runs = dueShards.map((shard) =>
    retry(() => runShard(shard, tally, deps), deps).catch((error: unknown) => tell('due_shard_failed', error)),
  )
  await Promise.all(runs)
  if (tally.sent > 0) log('info', 'due_dispatched', { count: tally.sent })
  return tally
}

async function runShard(shard: string, tally: Tally, deps: Deps): Promise<void> {
  for await (const entries of deps.dueEntries(shard, scheduledKinds, deps.now())) {
    for (let at = 0; at < entries.length; at += concurrency) {
      if (deps.remaining() < reserve) return
      const chunk = entries.slice(at, at + concurrency)
      await Promise.all(chunk.map((entry) => hand(entry, tally, deps)))
    }
  }
}

async function hand(entry: DueEntry, tally: Tally, deps: Deps): Promise<void> {
  const destination = destinationOf(entry.kind)
  if (!destination) return
  const delaySeconds = destination.afterQuiesce ? deps.quiesceSeconds : 0
  const until = deps.now() + leaseOf(delaySeconds, deps.random())
  try {
    if (!(await retry(() => deps.lease(entry, until), deps))) return
    await retry(() => deps.enqueue(destination.queue, workMessageOf(entry), delaySeconds), deps).catch(
      async (error: unknown) => {
        // nobody was woken: it need not be left alone, the next run takes it
        await deps.lease({ ...entry, dueAt: until }, entry.dueAt).catch(() => false)
        throw error
      },
    )
    tally.sent += 1
  } catch (error) {
    tell('due_row_failed', error, entry.kind)
  }
}

function tell(event: string, error: unknown, kind?: string): void {
  log('error', event, { ...describeError(error), ...(kind !== undefined && { kind }) })
}
