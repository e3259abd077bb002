import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import type { MessageStore } from '../message-store.ts'
import { type DeliveryEvent, eventInstant } from './delivery-event.ts'
import { type RecordDeliveryEventDeps, recordDeliveryEvent } from './record-delivery-event.ts'

export type ReceiveSmsReportsDeps = RecordDeliveryEventDeps &
  Pick<MessageStore, 'findMessageByProviderId'> & { readonly pause: (milliseconds: number) => Promise<void> }

const LogLines = z.object({ messageType: z.string(), logEvents: z.array(z.object({ message: z.string() })) })

/** A line of SNS's delivery log. */
const SmsReport = z.object({
  notification: z.object({ messageId: z.string(), timestamp: z.string() }),
  delivery: z.object({ providerResponse: z.string().optional(), priceInUSD: z.number().nonnegative().optional() }),
  status: z.enum(['SUCCESS', 'FAILURE']),
})
type SmsReport = z.infer<typeof SmsReport>

const maxAttempts = 3
const pauseMilliseconds = 400

/**
 * Records SNS's delivery log as CloudWatch Logs delivers it: gzip in base64. Other lines are ignored. If one report fails,
 * Logs delivers all again; those recorded already change nothing.
 */
export async function receiveSmsReports(data: string, deps: ReceiveSmsReportsDeps): Promise<void> {
  const { messageType, logEvents } = LogLines.parse(JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()))
  if (messageType !== 'DATA_MESSAGE') return
  const outcomes = await Promise.allSettled(logEvents.map(({ message }) => receiveSmsReport(message, deps)))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

/** A report can arrive before the sender has recorded the provider's id, so the pointer is read several times. */
async function receiveSmsReport(line: string, deps: ReceiveSmsReportsDeps): Promise<void> {
  const report = parseReport(line)
  if (!report) return
  const { messageId: providerMessageId } = report.notification
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const pointer = await deps.findMessageByProviderId(providerMessageId)
    if (pointer) return recordDeliveryEvent({ ...pointer, providerMessageId, ...eventOfReport(report) }, deps)
    await deps.pause(pauseMilliseconds)
  }
}

function parseReport(line: string): SmsReport | undefined {
  try {
    return SmsReport.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** Stores a code for the provider's response, which may quote the number. */
export function eventOfReport({
  status,
  notification,
  delivery,
}: SmsReport): Pick<DeliveryEvent, 'event' | 'cause' | 'priceUsd'> {
  const response = delivery.providerResponse ?? ''
  const isOptedOut = /opt(ed)?[ -]?out/i.test(response)
  const isBlocked = /block|spam/i.test(response)
  const type = status === 'SUCCESS' ? 'delivery' : 'failure'
  const detail = status === 'SUCCESS' ? undefined : isOptedOut ? 'opted-out' : isBlocked ? 'blocked' : 'undelivered'
  const at = eventInstant(`${notification.timestamp.replace(' ', 'T')}Z`)
  const cause = detail === 'opted-out' ? 'provider-opt-out' : detail === 'blocked' ? 'carrier-block' : undefined
  return { event: { type, at, id: `${type}@${at}`, detail }, cause, priceUsd: delivery.priceInUSD }
}
