import * as z from 'zod'
import type { AwsRequest } from '../aws/request.ts'
import { arn } from '../stacks/arns.ts'
import { type Known, phoneNumber, type RequiredPermission, unreadable } from './required-permission.ts'

/** A batch needs the permission of its single action. */
export function sqsPermissions({ action, input }: AwsRequest): RequiredPermission[] {
  const name = String(input['QueueUrl'] ?? input['QueueName'] ?? '')
    .split('/')
    .at(-1)
  if (!name) return unreadable(`sqs:${action}`)
  return [{ action: `sqs:${action.replace(/Batch$/, '')}`, resource: arn('sqs', name), context: {} }]
}

/** An SMS has no ARN, see `forPhones`. */
export function snsPermissions({ action, input }: AwsRequest): RequiredPermission[] {
  const resource =
    input['PhoneNumber'] === undefined ? String(input['TopicArn'] ?? input['TargetArn'] ?? '*') : phoneNumber
  return [{ action: `sns:${action.replace(/Batch$/, '')}`, resource, context: {} }]
}

const WithAttachments = z.object({ Attachments: z.array(z.unknown()).optional() })
const Email = z.object({
  FromEmailAddress: z.string().default(''),
  ConfigurationSetName: z.string().optional(),
  FeedbackForwardingEmailAddress: z.string().optional(),
  Content: z.object({ Raw: z.unknown(), Simple: WithAttachments, Template: WithAttachments }).partial().optional(),
  Destination: z.partialRecord(z.enum(['ToAddresses', 'CcAddresses', 'BccAddresses']), z.array(z.string())).default({}),
})

/**
 * On the sender domain's identity and on the configuration set. SES checks what its first version called the action: MIME, which
 * it also builds for attachments, is `SendRawEmail` (django-anymail, issue 384). Both are asked here.
 */
export function sesPermissions({ action, input }: AwsRequest): RequiredPermission[] {
  const parsed = Email.safeParse(input)
  if (action !== 'SendEmail' || !parsed.success) return unreadable(`ses:${action || 'Unknown'}`)
  const { FromEmailAddress, ConfigurationSetName, FeedbackForwardingEmailAddress, Destination, Content } = parsed.data
  const [, display, bracketed] = FromEmailAddress.match(/^\s*(.*?)\s*<([^>]+)>\s*$/) ?? []
  const address = bracketed ?? FromEmailAddress
  const context: RequiredPermission['context'] = {
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
  const isRaw =
    Content?.Raw !== undefined || [Content?.Simple, Content?.Template].some((part) => part?.Attachments?.length)
  const actions = ['ses:SendEmail', ...(isRaw ? ['ses:SendRawEmail'] : [])]
  return actions.flatMap((name) =>
    resources.map((resource) => ({ action: name, resource: arn('ses', resource), context })),
  )
}

export function kmsAsks(request: AwsRequest, known: Known): RequiredPermission[] {
  const resource = known.keyArn(request)
  return resource ? [{ action: `kms:${request.action}`, resource, context: {} }] : []
}

export function cognitoAsks({ action, input }: AwsRequest, known: Known): RequiredPermission[] {
  const pool = input['UserPoolId']
  if (typeof pool !== 'string') return unreadable(`cognito-idp:${action}`)
  return [{ action: `cognito-idp:${action}`, resource: known.poolArn(pool), context: {} }]
}
