import type { EmailEvents } from '../email/events.ts'
import type { Mailbox } from '../email/mailbox.ts'
import { ses } from '../email/ses.ts'
import type { EngineSet } from '../engines/engine-set.ts'
import type { Keys } from '../kms/key-file.ts'
import { kms } from '../kms/kms.ts'
import { objects } from '../objects/objects.ts'
import type { Uploads } from '../objects/uploads.ts'
import type { Carrier } from '../sms/carrier.ts'
import { sns } from '../sns/sns.ts'
import type { Topics } from '../sns/topics.ts'
import type { EndpointParts } from './endpoint.ts'
import { forward } from './proxy.ts'
import type { AwsRequest } from './request.ts'

type Parts = {
  engines: EngineSet
  keys: Keys
  topics: Topics
  carrier: Carrier
  mailbox: Mailbox
  emailEvents: EmailEvents
  uploads: Uploads
}

/** An engine, or an own implementation where no package has one. */
export function awsServices({
  engines,
  keys,
  topics,
  carrier,
  mailbox,
  emailEvents,
  uploads,
}: Parts): EndpointParts['services'] {
  const to = (engine: string) => (request: AwsRequest) => forward(engine, request)
  return {
    dynamodb: (request) => forward(engines.dynamoDb.url, asOne(request)),
    sqs: to(engines.fauxqs.url),
    s3: objects(engines.fauxqs.url, uploads),
    'cognito-idp': to(engines.cognito.url),
    ses: ses(engines.inbox.url, mailbox, emailEvents),
    sns: sns(topics, carrier),
    kms: kms(keys),
  }
}

/** DynamoDB Local separates tables by access key. */
function asOne(request: AwsRequest): AwsRequest {
  const authorization = request.headers.authorization?.replace(/Credential=[^/]+/, 'Credential=local')
  return { ...request, headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) } }
}
