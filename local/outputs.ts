import type { EngineSet } from './engines/engine-set.ts'
import type { Deployment } from './stacks/deployment.ts'

/** What a deployment would print, and where the engines are: any credentials, no role, no faults there. */
export type Outputs = Record<string, string>

export function outputsOf(deployment: Deployment, engines: EngineSet, apiUrl: string): Outputs {
  return {
    ...deployment.outputs,
    apiUrl,
    cognitoEndpoint: engines.cognito.url,
    dynamoDbEndpoint: engines.dynamoDb.url,
    sqsEndpoint: engines.fauxqs.url,
    s3Endpoint: engines.fauxqs.url,
    inboxUrl: engines.inbox.url,
  }
}
