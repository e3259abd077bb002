import { type RetryBudget, retry } from '../../shared/background/retry.ts'
import { log } from '../../shared/log.ts'
import type { Notice } from '../../shared/messages/member-email.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { Write } from '../../shared/table/table.ts'
import type { Count } from '../drafting/caps.ts'
import type { Message } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { callTimeoutMilliseconds } from './call-timeouts.ts'
import { type DeliverDeps, deliver } from './deliver.ts'
import type { Prepared } from './prepared.ts'
import { type Recorded, type RecordOutcomeDeps, type Result, recordOutcome } from './record-outcome.ts'

export type FinishDeps = DeliverDeps & RecordOutcomeDeps & Pick<MessageStore, 'write'> & RetryBudget

/** A message that this run has claimed. */
export type Claimed<M> = {
  readonly before: M
  readonly claimed: M
  /** Entries in the lists, of a message that is new: written before the call, so that nothing goes out unlisted. */
  readonly entries: readonly Write[]
  /** Whether a due row of its own leads to it. */
  readonly hasJob: boolean
}

/** `error`: why it was not called. What is not `done` has a due row of its own. */
export type Finished = { readonly recorded: Recorded; readonly error?: unknown }

export const minCallMilliseconds = 500

/** The fields of a claim. */
export function claimFields({ attempts }: Message | Notice, claim: string, now: number) {
  return { status: 'sending', reason: undefined, claim, claimedAt: now, attempts: attempts + 1 } as const
}

/**
 * Counts and lists a claimed message, looks once more whether its decision stands, calls the provider once and records the outcome.
 * What was not called goes back to what it was, with a due row of its own. Each step may run twice; a run that dies in between
 * leaves the claim, from which the next makes `unknown`.
 * @throws what failed after the claim: the message is left to the run that finds the claim too old
 */
export async function finishClaimed<M extends Message | Notice>(
  accountId: string,
  message: Claimed<M>,
  { outgoing, counts, stands }: Extract<Prepared, { action: 'send' }>,
  deps: FinishDeps,
): Promise<Finished> {
  const { claimed, entries, hasJob } = message
  const counted: Count[] = []
  try {
    // side by side; the look at the decision comes last, so that a stop counts up to the call
    const [isCounted] = await settleAll([
      count(counts, counted, deps),
      ...entries.map((entry) => retry(() => deps.write([entry]), deps)),
    ])
    if (!isCounted || !(await retry(stands, deps)))
      return { recorded: await release(accountId, message, counted, deps) }
  } catch (error) {
    return { recorded: await release(accountId, message, counted, deps), error }
  }
  const { messageId } = claimed
  const signal = AbortSignal.timeout(Math.max(minCallMilliseconds, callTimeoutMilliseconds(deps)))
  const result: Result = await deliver(outgoing, { accountId, messageId }, signal, deps).then(
    (sent) => ({ sent }),
    (failed: unknown) => ({ failed }),
  )
  const recorded = await retry(() => recordOutcome(accountId, claimed, result, deps, hasJob), deps)
  if (typeof recorded === 'object')
    log('error', 'provider_refused', { reason: recorded.waits, channel: outgoing.via, messageId })
  return { recorded }
}

/** False when a cap was reached meanwhile. A count that throws may stand: then a cap is reached early, never passed. */
async function count(counts: readonly Count[], counted: Count[], { write }: FinishDeps): Promise<boolean> {
  const done = await settleAll(
    counts.map(async (each) => {
      const isDone = await write([each.write])
      if (isDone) counted.push(each)
      return isDone
    }),
  )
  return !done.includes(false)
}

/** `done` when the claim was too old, and another run has made `unknown` of the message. */
async function release<M extends Message | Notice>(
  accountId: string,
  { before, claimed, entries }: Claimed<M>,
  counted: readonly Count[],
  deps: FinishDeps,
): Promise<'again' | 'done'> {
  const { write: job } = deps.due(accountId, 'message', claimed.messageId, deps.now())
  const released = await retry(
    async () => deps.write([await deps.changedMessageWrite(accountId, claimed, before), job, ...entries]),
    deps,
  )
  // what stays counted is too much by one, never too little
  await Promise.allSettled(counted.map(({ undo }) => deps.write([undo])))
  return released ? 'again' : 'done'
}
