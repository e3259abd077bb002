import type { AwsRequest, Service } from '../aws/request.ts'
import { dynamoDbPermissions } from './dynamodb.ts'
import { cognitoAsks, kmsAsks, sesPermissions, snsPermissions, sqsPermissions } from './messaging.ts'
import { s3Permissions } from './objects.ts'
import type { Known, RequiredPermission } from './required-permission.ts'

const byService: Record<Service, (request: AwsRequest, known: Known) => RequiredPermission[]> = {
  dynamodb: dynamoDbPermissions,
  sqs: sqsPermissions,
  s3: s3Permissions,
  sns: snsPermissions,
  ses: sesPermissions,
  kms: kmsAsks,
  'cognito-idp': cognitoAsks,
}

/** All must be allowed. */
export function requiredPermissionsOf(request: AwsRequest, known: Known): RequiredPermission[] {
  return byService[request.service](request, known)
}
