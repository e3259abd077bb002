import type { MailEvents } from '../email/events.ts'
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
  mailEvents: MailEvents
  uploads: Uploads
}

/** Who answers the calls to each service: an engine, or what stands in where no package has one. */
export function awsServices({
  engines,
  keys,
  topics,
  carrier,
  mailbox,
  mailEvents,
  uploads,
}: Parts): EndpointParts['services'] {
  const to = (engine: string) => (request: AwsRequest) => forward(engine, request)
  return {
    dynamodb: (request) => forward(engines.dynamoDb.url, asOne(request)),
    sqs: to(engines.fauxqs.url),
    s3: objects(engines.fauxqs.url, uploads),
    'cognito-idp': to(engines.cognito.url),
    ses: ses(engines.inbox.url, mailbox, mailEvents),
    sns: sns(topics, carrier),
    kms: kms(keys),
  }
}

/** DynamoDB Local keeps the tables of each access key apart; ours are everybody's. */
function asOne(request: AwsRequest): AwsRequest {
  const authorization = request.headers.authorization?.replace(/Credential=[^/]+/, 'Credential=local')
  return { ...request, headers: { ...request.headers, ...(authorization === undefined ? {} : { authorization }) } }
}
