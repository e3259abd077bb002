import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import * as z from 'zod'
import { accountId, region } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'
import type { Text } from './carrier.ts'

const statuses = ['delivered', 'failed', 'blocked', 'opted_out'] as const
/** `reason` replaces the default text. */
export const TextReport = z.strictObject({
  messageId: z.string(),
  status: z.enum(statuses),
  reason: z.string().optional(),
})
export type TextReport = z.infer<typeof TextReport>

const usual: Record<TextReport['status'], string> = {
  delivered: 'Message has been accepted by phone carrier',
  failed: 'Unknown error attempting to reach phone',
  blocked: 'Phone carrier has blocked this message',
  opted_out: 'Phone number is opted out',
}

const group = `sns/${region}/${accountId}/DirectPublishToPhoneNumber`

export function logGroupOf(status: TextReport['status']): string {
  return status === 'delivered' ? group : `${group}/Failure`
}

/** `now` in epoch milliseconds. */
export function deliveryRecord({ messageId, status, reason }: TextReport, text: Text, now: number): object {
  const delivered = status === 'delivered'
  return {
    notification: { messageId, timestamp: new Date(text.at).toISOString().replace('T', ' ').replace('Z', '') },
    delivery: {
      ...(delivered ? { phoneCarrier: 'Local Carrier', numberOfMessageParts: 1 } : {}),
      mnc: 0,
      mcc: 0,
      destination: text.to,
      priceInUSD: 0.00645,
      smsType: text.type,
      providerResponse: reason ?? usual[status],
      dwellTimeMs: 600,
      dwellTimeMsUntilDeviceAck: Math.max(600, now - Date.parse(text.at)),
    },
    status: delivered ? 'SUCCESS' : 'FAILURE',
  }
}

const SubscriptionFilter = z.object({ LogGroupName: z.string(), DestinationArn: z.string(), FilterPattern: z.string() })
export type LogSubscription = { name: string; logGroup: string; destination: string }

/** Patterns that drop lines are not supported. */
export function logSubscriptions(deployment: Deployment): LogSubscription[] {
  return deployment.ofType('AWS::Logs::SubscriptionFilter').map(({ ref: name, properties }) => {
    const { LogGroupName: logGroup, DestinationArn: destination, FilterPattern } = SubscriptionFilter.parse(properties)
    if (FilterPattern.trim() !== '') throw new Error(`The filter ${name} has a pattern, which is not known here`)
    return { name, logGroup, destination }
  })
}

/** As CloudWatch Logs passes lines: gzip in base64. */
export function logEvent(logGroup: string, filter: string, lines: readonly object[], now: number): object {
  const data = {
    messageType: 'DATA_MESSAGE',
    owner: accountId,
    logGroup,
    logStream: randomUUID(),
    subscriptionFilters: [filter],
    logEvents: lines.map((line, index) => ({
      id: `${now}${String(index).padStart(4, '0')}`.padStart(56, '0'),
      timestamp: now,
      message: JSON.stringify(line),
    })),
  }
  return { awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } }
}
