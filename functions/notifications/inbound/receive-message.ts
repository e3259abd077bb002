import * as z from 'zod'
import { byKind } from '../../shared/background/by-kind.ts'
import { WorkMessage } from '../../shared/background/due.ts'
import { InboundSms, inboundTextOf } from './inbound-text.ts'
import { type ReceiveInboundSmsDeps, receiveInboundSms } from './receive-inbound-sms.ts'
import { type ReceivePendingStopDeps, receivePendingStop } from './receive-pending-stop.ts'

/** From the carrier's queue, or from the queue of stops that are due again. */
export const InboundMessage = z.union([WorkMessage, InboundSms])

type Deps = ReceiveInboundSmsDeps & ReceivePendingStopDeps
type Queued = { readonly attributes: { readonly SentTimestamp: string } }

export async function receiveMessage(
  message: z.infer<typeof InboundMessage>,
  { attributes }: Queued,
  deps: Deps,
): Promise<void> {
  if ('kind' in message) return byKind('stops', { 'receive-stop': (work) => receivePendingStop(work, deps) })(message)
  return receiveInboundSms(inboundTextOf(message, attributes, deps.now()), deps)
}
