import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import type * as z from 'zod'
import { AppError } from '../errors.ts'
import { lambdaHandler } from '../lambda-handler.ts'
import { describeError, log } from '../log.ts'

/**
 * Failed messages return to the queue alone. `ignores`: messages to drop, such as SNS subscription notices. `read` makes a
 * value of a body; JSON by default.
 */
export function batch<Schema extends z.ZodType>(
  schema: Schema,
  work: (message: z.output<Schema>, record: SQSRecord, context: Context) => Promise<void>,
  ignores: (body: string) => boolean = () => false,
  read: (body: string) => unknown = JSON.parse,
) {
  return lambdaHandler<SQSEvent, SQSBatchResponse>().handler(async ({ Records }, context) => {
    const runs = await Promise.allSettled(
      Records.map(async (record) => {
        if (!ignores(record.body)) await work(schema.parse(read(record.body)), record, context)
      }),
    )
    const failed = runs.flatMap((run, index) => {
      const record = Records[index]
      if (run.status === 'fulfilled' || !record) return []
      logFailure(run.reason, record)
      return [{ itemIdentifier: record.messageId }]
    })
    return { batchItemFailures: failed }
  })
}

/** A use case that gives up for now is no error: the queue brings the message again, and an alarm tells of dead letters. */
function logFailure(reason: unknown, { messageId }: SQSRecord): void {
  if (reason instanceof AppError && reason.code !== 'internal')
    log('warn', 'message_deferred', { code: reason.code, messageId })
  else log('error', 'message_failed', { ...describeError(reason), messageId })
}
