import type { EngineSet } from './engines/engine-set.ts'
import type { Deployment } from './stacks/deployment.ts'

const ofStacks = ['userPoolId', 'userPoolClientId', 'tableName', 'keyTableName', 'rootKeyArn', 'bucketName']

/** The engines accept any credentials. */
export type Outputs = Record<string, string>

export function outputsOf(deployment: Deployment, engines: EngineSet, apiUrl: string, awsUrl: string): Outputs {
  return {
    apiUrl,
    ...Object.fromEntries(
      ofStacks.flatMap((name) => (name in deployment.outputs ? [[name, deployment.outputs[name] ?? '']] : [])),
    ),
    awsEndpoint: awsUrl,
    cognitoEndpoint: engines.cognito.url,
    dynamoDbEndpoint: engines.dynamoDb.url,
    sqsEndpoint: engines.fauxqs.url,
    s3Endpoint: engines.fauxqs.url,
    inboxUrl: engines.inbox.url,
  }
}
