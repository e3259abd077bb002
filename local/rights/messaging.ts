import * as z from 'zod'
import type { AwsRequest } from '../aws/request.ts'
import { arn } from '../stacks/arns.ts'
import { type Ask, type Known, phoneNumber, unreadable } from './required-permission.ts'

/** SQS: a batch needs the right of its single action. */
export function queueAsks({ action, input }: AwsRequest): Ask[] {
  const name = String(input['QueueUrl'] ?? input['QueueName'] ?? '')
    .split('/')
    .at(-1)
  if (!name) return unreadable(`sqs:${action}`)
  return [{ action: `sqs:${action.replace(/Batch$/, '')}`, resource: arn('sqs', name), context: {} }]
}

/** SNS: a text message has no ARN of its own; the policies are read for it in their own way. */
export function snsAsks({ action, input }: AwsRequest): Ask[] {
  const resource =
    input['PhoneNumber'] === undefined ? String(input['TopicArn'] ?? input['TargetArn'] ?? '*') : phoneNumber
  return [{ action: `sns:${action.replace(/Batch$/, '')}`, resource, context: {} }]
}

const Mail = z.object({
  FromEmailAddress: z.string().default(''),
  ConfigurationSetName: z.string().optional(),
  FeedbackForwardingEmailAddress: z.string().optional(),
  Destination: z.partialRecord(z.enum(['ToAddresses', 'CcAddresses', 'BccAddresses']), z.array(z.string())).default({}),
})

/** SES: the right to send, on the identity of the sender's domain and on the configuration set. */
export function sesAsks({ action, input }: AwsRequest): Ask[] {
  const parsed = Mail.safeParse(input)
  if (action !== 'SendEmail' || !parsed.success) return unreadable(`ses:${action || 'Unknown'}`)
  const { FromEmailAddress, ConfigurationSetName, FeedbackForwardingEmailAddress, Destination } = parsed.data
  const [, display, bracketed] = FromEmailAddress.match(/^\s*(.*?)\s*<([^>]+)>\s*$/) ?? []
  const address = bracketed ?? FromEmailAddress
  const context: Ask['context'] = {
    'ses:ApiVersion': '2',
    'ses:FromAddress': address,
    'ses:Recipients': Object.values(Destination).flat(),
    ...(display ? { 'ses:FromDisplayName': display.replace(/^"(.*)"$/, '$1') } : {}),
    ...(FeedbackForwardingEmailAddress ? { 'ses:FeedbackAddress': FeedbackForwardingEmailAddress } : {}),
  }
  const resources = [
    `identity/${address.split('@').at(-1)}`,
    ...(ConfigurationSetName ? [`configuration-set/${ConfigurationSetName}`] : []),
  ]
  return resources.map((resource) => ({ action: 'ses:SendEmail', resource: arn('ses', resource), context }))
}

export function kmsAsks(request: AwsRequest, known: Known): Ask[] {
  const resource = known.keyArn(request)
  return resource ? [{ action: `kms:${request.action}`, resource, context: {} }] : []
}

export function cognitoAsks({ action, input }: AwsRequest, known: Known): Ask[] {
  const pool = input['UserPoolId']
  if (typeof pool !== 'string') return unreadable(`cognito-idp:${action}`)
  return [{ action: `cognito-idp:${action}`, resource: known.poolArn(pool), context: {} }]
}
