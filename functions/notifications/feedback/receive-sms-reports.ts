import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import type { MessageStore } from '../message-store.ts'
import { eventOfReport, SmsReport } from './provider-events.ts'
import { type LearnDeps, learn } from './record-delivery-event.ts'

export type LearnOfTextsDeps = LearnDeps &
  Pick<MessageStore, 'findMessageByProviderId'> & { readonly pause: (milliseconds: number) => Promise<void> }

const LogLines = z.object({ messageType: z.string(), logEvents: z.array(z.object({ message: z.string() })) })

const tries = 3
const pauseMilliseconds = 400

/** Lines of SNS's delivery log as CloudWatch Logs hands them over: gzip in base64. A line that is none of SNS's is passed over. */
export async function learnOfTexts(data: string, deps: LearnOfTextsDeps): Promise<void> {
  const { messageType, logEvents } = LogLines.parse(JSON.parse(gunzipSync(Buffer.from(data, 'base64')).toString()))
  if (messageType !== 'DATA_MESSAGE') return
  const outcomes = await Promise.allSettled(logEvents.map(({ message }) => learnOfText(message, deps)))
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed) throw failed.reason // all of them come again, and those that are known change nothing
}

async function learnOfText(line: string, deps: LearnOfTextsDeps): Promise<void> {
  const report = reportOf(line)
  if (!report) return
  const { messageId: providerMessageId } = report.notification
  for (let count = 0; count < tries; count += 1) {
    const way = await deps.findMessageByProviderId(providerMessageId)
    if (way) return learn({ ...way, providerMessageId, ...eventOfReport(report) }, deps)
    await deps.pause(pauseMilliseconds) // the carrier may be faster than the sender's own note of the id
  }
}

function reportOf(line: string): SmsReport | undefined {
  try {
    return SmsReport.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
