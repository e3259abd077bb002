import * as z from 'zod'
import { StartFailure } from '../failure.ts'
import type { Evaluate } from '../rights/evaluate.ts'
import type { Role } from '../rights/policies.ts'
import type { Deployment } from '../stacks/deployment.ts'
import type { FunctionDefinition } from './definitions.ts'

const Destination = z.strictObject({ Destination: z.string() }).optional()
const Config = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST').default('$LATEST'),
  MaximumRetryAttempts: z.int().min(0).max(2).default(2),
  MaximumEventAgeInSeconds: z.int().min(60).max(21_600).default(21_600),
  DestinationConfig: z.strictObject({ OnFailure: Destination, OnSuccess: Destination }).default({}),
})

type DestinationQueue = { readonly arn: string; readonly url: string }

export type AsyncConfig = {
  readonly maxRetries: number
  readonly maxAgeMs: number
  readonly onFailure?: DestinationQueue
  readonly onSuccess?: DestinationQueue
}

/** Lambda's, for a function without a configuration. */
export const defaultAsyncConfig: AsyncConfig = { maxRetries: 2, maxAgeMs: 6 * 3_600_000 }

/**
 * By the function's ARN.
 * @throws StartFailure for another destination than a queue, and for limits that Lambda refuses
 */
export function readAsyncConfigs(deployment: Deployment): Map<string, AsyncConfig> {
  const configs = deployment.ofType('AWS::Lambda::EventInvokeConfig').map(({ logicalId, properties }) => {
    const parsed = Config.safeParse(properties)
    if (!parsed.success)
      throw new StartFailure(
        `The asynchronous configuration ${logicalId} is not known here: ${z.prettifyError(parsed.error)}`,
      )
    const { FunctionName, MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = parsed.data
    const { OnFailure, OnSuccess } = DestinationConfig
    const config: AsyncConfig = {
      maxRetries: MaximumRetryAttempts,
      maxAgeMs: MaximumEventAgeInSeconds * 1000,
      ...(OnFailure && { onFailure: queueOf(OnFailure.Destination, logicalId, deployment) }),
      ...(OnSuccess && { onSuccess: queueOf(OnSuccess.Destination, logicalId, deployment) }),
    }
    return [deployment.holding(FunctionName)?.attributes['Arn'] ?? FunctionName, config] as const
  })
  return new Map(configs)
}

function queueOf(arn: string, logicalId: string, deployment: Deployment): DestinationQueue {
  const url = deployment.holding(arn)?.attributes['QueueUrl']
  if (url === undefined)
    throw new StartFailure(`The destination of ${logicalId} is no queue of these stacks: only queues are known here`)
  return { arn, url }
}

/** Lambda sends with the function's role, and refuses a configuration whose role may not. */
export async function checkDestinationRights(
  configs: ReadonlyMap<string, AsyncConfig>,
  functions: readonly Pick<FunctionDefinition, 'arn' | 'accessKeyId' | 'title'>[],
  roleOf: (accessKeyId: string) => Role | undefined,
  evaluator: Evaluate,
): Promise<void> {
  for (const [arn, { onFailure, onSuccess }] of configs) {
    const definition = functions.find((each) => each.arn === arn)
    const role = definition && roleOf(definition.accessKeyId)
    for (const queue of [onFailure, onSuccess]) {
      if (!queue) continue
      if (!role || !(await evaluator(role, { action: 'sqs:SendMessage', resource: queue.arn, context: {} })))
        throw new StartFailure(`The role of ${definition?.title ?? arn} lacks sqs:SendMessage on ${queue.arn}`)
    }
  }
}
