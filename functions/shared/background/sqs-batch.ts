import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import { lambdaHandler } from '../lambda-handler.ts'
import { describeError, log } from '../log.ts'

/** Failed messages return to the queue alone. `ignores`: messages to drop, such as SNS subscription notices. */
export function batch<Schema extends z.ZodType>(
  schema: Schema,
  work: (message: z.output<Schema>, record: SQSRecord, context: Context) => Promise<void>,
  ignores: (body: string) => boolean = () => false,
) {
  return lambdaHandler<SQSEvent, SQSBatchResponse>().handler(async ({ Records }, context) => {
    const runs = await Promise.allSettled(
      Records.map(async (record) => {
        if (!ignores(record.body)) await work(schema.parse(JSON.parse(record.body)), record, context)
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
