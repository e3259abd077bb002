import type { WorkMessage } from '../../shared/background/due.ts'
import { describeError, log } from '../../shared/log.ts'
import { isOverdue, nextAttempt } from '../domain/stop-attempts.ts'
import type { PendingStop } from '../items.ts'
import type { InboundText } from './inbound-text.ts'
import type { PendingStopStore } from './pending-stop-store.ts'

export type ReceivePendingStopDeps = Pick<PendingStopStore, 'findStop' | 'rescheduleStop' | 'deleteStop'> & {
  readonly receiveText: (text: InboundText, sendingNumber: string) => Promise<void>
  readonly now: () => number
}

/**
 * Works a stored stop off. If it fails, the row is due again later; the queue must not retry it before. A later START changes
 * nothing: in doubt the stop holds.
 */
export async function receivePendingStop(work: WorkMessage, deps: ReceivePendingStopDeps): Promise<void> {
  const stop = await deps.findStop(work)
  if (!stop) return
  if (deps.now() >= stop.endsAt) return endStop(stop, deps)
  try {
    await deps.receiveText(textOf(stop), stop.sendingNumber)
  } catch (error) {
    log('error', 'stop_failed', { ...describeError(error), messageId: stop.inboundMessageId })
    return putOff(stop, deps)
  }
  await deps.deleteStop(stop)
}

async function putOff(stop: PendingStop, deps: ReceivePendingStopDeps): Promise<void> {
  const now = deps.now()
  if (isOverdue(stop, now)) log('error', 'stop_overdue', { messageId: stop.inboundMessageId })
  const next = nextAttempt(stop, now)
  await (next === undefined ? endStop(stop, deps) : deps.rescheduleStop(stop, next))
}

async function endStop(stop: PendingStop, deps: ReceivePendingStopDeps): Promise<void> {
  log('error', 'stop_lost', { messageId: stop.inboundMessageId })
  await deps.deleteStop(stop)
}

function textOf({ from, inboundMessageId, inReplyTo, intent, body, at }: PendingStop): InboundText {
  return { from, body, intent, inboundMessageId, inReplyTo, at, hasWaited: true }
}
