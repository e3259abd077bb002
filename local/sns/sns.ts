import { awsError, xml } from '../aws/errors.ts'
import type { AwsAnswer, AwsRequest } from '../aws/request.ts'
import type { Carrier } from '../sms/carrier.ts'
import type { Attributes, Topics } from './topics.ts'

const maxSmsCharacters = 1600

export function sns(topics: Topics, carrier: Carrier): (request: AwsRequest) => Promise<AwsAnswer> {
  return async ({ action, input }) => {
    if (action !== 'Publish') return awsError('sns', 'InvalidAction', `${action} is not known here`)
    const message = String(input['Message'] ?? '')
    if (message === '') return awsError('sns', 'InvalidParameter', 'Invalid parameter: Empty message')
    const attributes = attributesOf(input)
    if (input['PhoneNumber'] !== undefined) {
      const to = String(input['PhoneNumber'])
      if (!/^\+[1-9]\d{6,14}$/.test(to))
        return awsError(
          'sns',
          'InvalidParameter',
          `Invalid parameter: PhoneNumber Reason: ${to} is not valid to publish to`,
        )
      if (message.length > maxSmsCharacters)
        return awsError('sns', 'InvalidParameter', 'Invalid parameter: Message too long')
      return published(carrier.accept({ to, body: message, attributes }))
    }
    const topic = String(input['TopicArn'] ?? input['TargetArn'])
    if (!topics.has(topic)) return awsError('sns', 'NotFound', 'Topic does not exist', 404)
    const subject = input['Subject']
    return published(
      await topics.publish(topic, { message, attributes, ...(typeof subject === 'string' ? { subject } : {}) }),
    )
  }
}

export function attributesOf(input: AwsRequest['input']): Attributes {
  const attributes: Attributes = {}
  for (let n = 1; input[`MessageAttributes.entry.${n}.Name`] !== undefined; n += 1) {
    const field = (name: string) => String(input[`MessageAttributes.entry.${n}.${name}`] ?? '')
    attributes[field('Name')] = {
      Type: field('Value.DataType'),
      Value: field('Value.StringValue') || field('Value.BinaryValue'),
    }
  }
  return attributes
}

export function published(messageId: string): AwsAnswer {
  const result = `<PublishResult><MessageId>${messageId}</MessageId></PublishResult>`
  const metadata = `<ResponseMetadata><RequestId>${messageId}</RequestId></ResponseMetadata>`
  return xml(
    200,
    `<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">${result}${metadata}</PublishResponse>`,
  )
}
