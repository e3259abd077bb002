import { type WorkMessage, workMessageOf } from '../shared/background/due.ts'
import { destinationOf, type QueueName, scheduledKinds } from '../shared/background/due-kinds.ts'
import { type RetryBudget, retry } from '../shared/background/retry.ts'
import { dueShards } from '../shared/keys.ts'
import { describeError, log } from '../shared/log.ts'
import { settleAll } from '../shared/settle-all.ts'
import { leaseMilliseconds } from './domain/lease.ts'
import type { DueEntry, DueStore } from './due-store.ts'

type Deps = DueStore &
  RetryBudget & {
    readonly enqueue: (queue: QueueName, message: WorkMessage, delaySeconds: number) => Promise<void>
    readonly quiesceSeconds: number
    readonly now: () => number
    readonly random: () => number
  }
/** `leftSince`: when the oldest row was due that this run did not hand out. */
type Tally = { sent: number; failed: number; leftSince: number }

const concurrency = 8
const reserveMilliseconds = 2_000

/**
 * Leases each row before sending it: a run that dies in between delays the row and sends nothing twice.
 * @throws Error after the others are sent, if a shard or a row failed: then the run has failed
 */
export async function runDue(deps: Deps): Promise<{ readonly sent: number }> {
  const tally: Tally = { sent: 0, failed: 0, leftSince: deps.now() }
  await settleAll(
    dueShards.map((shard) =>
      retry(() => runShard(shard, tally, deps), deps).catch((error: unknown) => {
        tally.failed += 1
        logFailure('due_shard_failed', error)
      }),
    ),
  )
  const oldestDueSeconds = Math.max(0, Math.round((deps.now() - tally.leftSince) / 1_000))
  log('info', 'due_run', { count: tally.sent, oldestDueSeconds })
  if (tally.failed > 0) throw new Error('shards or rows of the due index failed')
  return { sent: tally.sent }
}

async function runShard(shard: string, tally: Tally, deps: Deps): Promise<void> {
  for await (const entries of deps.dueEntries(shard, scheduledKinds, deps.now())) {
    for (let at = 0; at < entries.length; at += concurrency) {
      const chunk = entries.slice(at, at + concurrency)
      if (deps.remaining() < reserveMilliseconds) return noteLeft(tally, chunk)
      await settleAll(chunk.map((entry) => dispatch(entry, tally, deps)))
    }
  }
}

async function dispatch(entry: DueEntry, tally: Tally, deps: Deps): Promise<void> {
  const destination = destinationOf(entry.kind)
  if (!destination) return
  const delaySeconds = destination.afterQuiesce ? deps.quiesceSeconds : 0
  const until = deps.now() + leaseMilliseconds(delaySeconds, deps.random())
  try {
    if (!(await retry(() => deps.lease(entry, until), deps))) return
    await retry(() => deps.enqueue(destination.queue, workMessageOf(entry), delaySeconds), deps).catch(
      async (error: unknown) => {
        // no worker has the message: end the lease, so that the next run takes the row
        await deps.lease({ ...entry, dueAt: until }, entry.dueAt).catch(() => false)
        throw error
      },
    )
    tally.sent += 1
  } catch (error) {
    tally.failed += 1
    noteLeft(tally, [entry])
    logFailure('due_row_failed', error, entry.kind)
  }
}

function noteLeft(tally: Tally, entries: readonly DueEntry[]): void {
  tally.leftSince = Math.min(tally.leftSince, ...entries.map(({ dueAt }) => dueAt))
}

function logFailure(event: string, error: unknown, kind?: string): void {
  log('error', event, { ...describeError(error), ...(kind !== undefined && { kind }) })
}
