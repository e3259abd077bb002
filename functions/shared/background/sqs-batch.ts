import middy from '@middy/core'
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import { describeError, log } from '../log.ts'

/**
 * The one wrapper of every function behind a queue: parses each message once and runs them side by side. Throwing marks
 * that record only; it comes back after its visibility timeout and ends in the dead letters.
 * `isNoise` says what is no message at all, such as a greeting of the platform's, and is dropped.
 */
export function batch<Schema extends z.ZodType>(
  schema: Schema,
  work: (message: z.output<Schema>, record: SQSRecord, context: Context) => Promise<void>,
  isNoise: (body: string) => boolean = () => false,
) {
  return middy<SQSEvent, SQSBatchResponse>().handler(async ({ Records }, context) => {
    const runs = await Promise.allSettled(
      Records.map(async (record) => {
        if (!isNoise(record.body)) await work(schema.parse(JSON.parse(record.body)), record, context)
      }),
    )
    const failed = runs.flatMap((run, index) => {
      const record = Records[index]
      if (run.status === 'fulfilled' || !record) return []
      log('error', 'message_failed', { ...describeError(run.reason), messageId: record.messageId })
      return [{ itemIdentifier: record.messageId }]
    })
    return { batchItemFailures: failed }
  })
}
