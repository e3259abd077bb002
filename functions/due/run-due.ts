import { type WorkMessage, workMessageOf } from '../shared/background/due.ts'
import { destinationOf, type QueueName, scheduledKinds } from '../shared/background/due-kinds.ts'
import { type RetryBudget, retry } from '../shared/background/retry.ts'
import { describeError, log } from '../shared/log.ts'
import { settleAll } from '../shared/settle-all.ts'
import { leaseMilliseconds } from './domain/lease.ts'
import type { DueEntry, DueStore } from './due-store.ts'

type Deps = DueStore &
  RetryBudget & {
    /** Those of this run: others run beside it. */
    readonly shards: readonly string[]
    /** At most `maxBatch` messages. Returns those that the queue did not accept. */
    readonly enqueue: (
      queue: QueueName,
      messages: readonly WorkMessage[],
      delaySeconds: number,
    ) => Promise<readonly WorkMessage[]>
    readonly quiesceSeconds: number
    readonly now: () => number
    readonly random: () => number
  }
/** `leftSince`: when the oldest row was due that this run did not hand out. */
type Tally = { sent: number; failed: number; leftSince: number }
type Leased = { readonly entry: DueEntry; readonly until: number; readonly message: WorkMessage }
/** What goes to one queue in one call. */
type Batch = { readonly queue: QueueName; readonly delaySeconds: number; readonly leased: Leased[] }

/** SQS takes no more messages in a call. */
const maxBatch = 10
const reserveMilliseconds = 2_000

/**
 * Leases rows before sending them: a run that dies in between delays them, at most ten a shard, and sends nothing twice.
 * @throws Error after the others are sent, if a shard or a row failed: then the run has failed
 */
export async function runDue(deps: Deps): Promise<{ readonly sent: number }> {
  const tally: Tally = { sent: 0, failed: 0, leftSince: deps.now() }
  await settleAll(
    deps.shards.map((shard) =>
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
    for (let at = 0; at < entries.length; at += maxBatch) {
      const chunk = entries.slice(at, at + maxBatch)
      if (deps.remaining() < reserveMilliseconds) return noteLeft(tally, chunk)
      await dispatch(chunk, tally, deps)
    }
  }
}

async function dispatch(entries: readonly DueEntry[], tally: Tally, deps: Deps): Promise<void> {
  const batches = new Map<string, Batch>()
  await settleAll(
    entries.map(async (entry) => {
      const destination = destinationOf(entry.kind)
      if (!destination) return
      const { queue } = destination
      const delaySeconds = destination.afterQuiesce ? deps.quiesceSeconds : 0
      const until = deps.now() + leaseMilliseconds(delaySeconds, deps.random())
      try {
        const message = workMessageOf(entry)
        if (!(await retry(() => deps.lease(entry, until), deps))) return
        const name = `${queue} ${delaySeconds}`
        const batch = batches.get(name) ?? { queue, delaySeconds, leased: [] }
        batches.set(name, batch)
        batch.leased.push({ entry, until, message })
      } catch (error) {
        failRow(tally, entry, error)
      }
    }),
  )
  await settleAll([...batches.values()].map((batch) => send(batch, tally, deps)))
}

async function send({ queue, delaySeconds, leased }: Batch, tally: Tally, deps: Deps): Promise<void> {
  let left: readonly WorkMessage[] = leased.map(({ message }) => message)
  const sendLeft = async () => {
    left = await deps.enqueue(queue, left, delaySeconds)
    if (left.length > 0) throw new Error('the queue did not accept all messages')
  }
  await retry(sendLeft, deps).catch((error: unknown) =>
    settleAll(leased.filter(({ message }) => left.includes(message)).map((each) => unlease(each, error, tally, deps))),
  )
  tally.sent += leased.length - left.length
}

/** No worker has the message: ends the lease, so that the next run takes the row. */
async function unlease({ entry, until }: Leased, error: unknown, tally: Tally, deps: Deps): Promise<void> {
  await deps.lease({ ...entry, dueAt: until }, entry.dueAt).catch(() => false)
  failRow(tally, entry, error)
}

function failRow(tally: Tally, entry: DueEntry, error: unknown): void {
  tally.failed += 1
  noteLeft(tally, [entry])
  logFailure('due_row_failed', error, entry.kind)
}

function noteLeft(tally: Tally, entries: readonly DueEntry[]): void {
  tally.leftSince = Math.min(tally.leftSince, ...entries.map(({ dueAt }) => dueAt))
}

function logFailure(event: string, error: unknown, kind?: string): void {
  log('error', event, { ...describeError(error), ...(kind !== undefined && { kind }) })
}
