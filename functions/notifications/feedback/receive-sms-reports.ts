import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import { dictionary } from '../../shared/dictionary.ts'
import { lenientObject, listOf, readJson, word } from '../../shared/lenient-fields.ts'
import { type WaitReason, waitReasonOfText } from '../domain/outcome/provider-refusal.ts'
import type { MessageStore } from '../message-store.ts'
import { type DeliveryEvent, eventInstant } from './delivery-event.ts'
import { type RecordDeliveryEventDeps, recordDeliveryEvent } from './record-delivery-event.ts'
import { type RequeueDeps, requeueUnsent } from './requeue-unsent.ts'

export type ReceiveSmsReportsDeps = RecordDeliveryEventDeps &
  RequeueDeps &
  Pick<MessageStore, 'findMessageByProviderId'> & { readonly pause: (milliseconds: number) => Promise<void> }

const LogLines = z.object({ messageType: word, logEvents: listOf(lenientObject({ message: word })) }).catch({})

/** A line of SNS's delivery log. A field of another form counts as absent. */
const SmsReport = z
  .object({
    notification: lenientObject({ messageId: word, timestamp: word }),
    delivery: lenientObject({
      providerResponse: word,
      priceInUSD: z.coerce.number().nonnegative().optional().catch(undefined),
    }),
    status: word,
  })
  .catch({})
type SmsReport = z.infer<typeof SmsReport>

/** SNS's ids are UUIDs; a longer one is no key of the table. */
const maxIdLength = 100
const maxAttempts = 3
const pauseMilliseconds = 400

/**
 * Records SNS's delivery log as CloudWatch Logs delivers it: gzip in base64. Other lines are ignored. If one report fails,
 * Logs delivers all again; those recorded already change nothing.
 */
export async function receiveSmsReports(data: string, deps: ReceiveSmsReportsDeps): Promise<void> {
  const { messageType, logEvents = [] } = LogLines.parse(readJson(gunzipSync(Buffer.from(data, 'base64')).toString()))
  if (messageType !== 'DATA_MESSAGE') return
  const outcomes = await Promise.allSettled(logEvents.map((each) => receiveSmsReport(each?.message ?? '', deps)))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason
}

/** A report can arrive before the sender has recorded the provider's id, so the pointer is read several times. */
async function receiveSmsReport(line: string, deps: ReceiveSmsReportsDeps): Promise<void> {
  const report = SmsReport.parse(readJson(line))
  const providerMessageId = report.notification?.messageId
  const reported = eventOfReport(report)
  const waits = waitReasonOfReport(report)
  if (!reported || !providerMessageId || providerMessageId.length > maxIdLength) return
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const pointer = await deps.findMessageByProviderId(providerMessageId)
    if (pointer && waits) return requeueUnsent({ ...pointer, providerMessageId }, waits, deps)
    if (pointer) return recordDeliveryEvent({ ...pointer, providerMessageId, ...reported }, deps)
    await deps.pause(pauseMilliseconds)
  }
}

/** SNS took the SMS and did not send it, since it sends none of the installation. */
function waitReasonOfReport({ status, delivery }: SmsReport): WaitReason | undefined {
  const isFailure = types[status?.trim().toUpperCase() ?? ''] === 'failure'
  return isFailure ? waitReasonOfText(delivery?.providerResponse ?? '') : undefined
}

/** Stores a code for the provider's response, which may quote the number. Undefined for another status. */
export function eventOfReport({
  status,
  notification,
  delivery,
}: SmsReport): Pick<DeliveryEvent, 'event' | 'cause' | 'priceUsd'> | undefined {
  const type = types[status?.trim().toUpperCase() ?? '']
  if (!type) return undefined
  const response = delivery?.providerResponse ?? ''
  const isOptedOut = /opt(ed)?[ -]?out/i.test(response)
  const isBlocked = /block|spam/i.test(response)
  const detail = type === 'delivery' ? undefined : isOptedOut ? 'opted-out' : isBlocked ? 'blocked' : 'undelivered'
  const at = eventInstant(notification?.timestamp && `${notification.timestamp.replace(' ', 'T')}Z`)
  const cause = detail === 'opted-out' ? 'provider-opt-out' : detail === 'blocked' ? 'carrier-block' : undefined
  const id = `${type}@${at ?? detail ?? ''}`
  return { event: { type, at, id, detail }, cause, priceUsd: delivery?.priceInUSD }
}

const types = dictionary<'delivery' | 'failure'>({ SUCCESS: 'delivery', FAILURE: 'failure' })
