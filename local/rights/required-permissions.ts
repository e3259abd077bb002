import type { AwsRequest, Service } from '../aws/request.ts'
import { dynamoDbAsks } from './dynamodb.ts'
import { cognitoAsks, kmsAsks, queueAsks, sesAsks, snsAsks } from './messaging.ts'
import { objectAsks } from './objects.ts'
import type { Ask, Known } from './required-permission.ts'

const byService: Record<Service, (request: AwsRequest, known: Known) => Ask[]> = {
  dynamodb: dynamoDbAsks,
  sqs: queueAsks,
  s3: objectAsks,
  sns: snsAsks,
  ses: sesAsks,
  kms: kmsAsks,
  'cognito-idp': cognitoAsks,
}

/** Every right that the call needs; all of them must be allowed. */
export function asksOf(request: AwsRequest, known: Known): Ask[] {
  return byService[request.service](request, known)
}
