import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { AwsAnswer, AwsRequest } from '../aws/request.ts'
import { attributesOf, published } from '../sns/sns.ts'
import type { Phones } from './phones.ts'

/** Minutes at AWS; long enough for a sender to record the id that it was given. */
const reportMs = 1_000

/** As SNS beyond its spending limit: takes the text, gives the carrier none, and says so in its delivery log only. */
export function takeUnsent({ input }: AwsRequest, phones: Pick<Phones, 'report'>, now: () => number): AwsAnswer {
  const messageId = randomUUID()
  const type = attributesOf(input)['AWS.SNS.SMS.SMSType']?.Value ?? 'Promotional'
  const text = {
    messageId,
    to: String(input['PhoneNumber']),
    from: '',
    body: '',
    type,
    at: new Date(now()).toISOString(),
  }
  const report = { messageId, status: 'failed', reason: 'No quota left for account' } as const
  void wait(reportMs, undefined, { ref: false })
    .then(() => phones.report(report, text))
    .catch(() => undefined)
  return published(messageId)
}
