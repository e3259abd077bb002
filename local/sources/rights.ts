import { StartFailure } from '../failure.ts'
import type { FunctionDefinition } from '../functions/definitions.ts'
import type { Evaluate } from '../rights/evaluate.ts'
import type { Role } from '../rights/policies.ts'
import type { QueueSource } from './queues.ts'

const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']

/** Lambda polls with the function's role; a deployment without the permissions would fail. */
export async function checkQueueRights(
  sources: readonly QueueSource[],
  functions: readonly FunctionDefinition[],
  roleOf: (accessKeyId: string) => Role | undefined,
  evaluator: Evaluate,
): Promise<void> {
  for (const { functionArn, queueArn } of sources) {
    const definition = functions.find(({ arn }) => arn === functionArn)
    const role = definition && roleOf(definition.accessKeyId)
    for (const action of actions)
      if (!role || !(await evaluator(role, { action, resource: queueArn, context: {} })))
        throw new StartFailure(`The role of ${definition?.title ?? functionArn} lacks ${action} on ${queueArn}`)
  }
}
