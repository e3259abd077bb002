import { StartFailure } from '../failure.ts'
import type { FunctionDefinition } from '../functions/definitions.ts'
import type { Judge } from '../rights/evaluate.ts'
import type { Role } from '../rights/policies.ts'
import type { QueueSource } from './queues.ts'

const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes']

/** Lambda takes messages in the name of the function's role; without the rights a deployment would fail, and so does the start. */
export async function checkQueueRights(
  sources: readonly QueueSource[],
  functions: readonly FunctionDefinition[],
  roleOf: (accessKeyId: string) => Role | undefined,
  judge: Judge,
): Promise<void> {
  for (const { functionArn, queueArn } of sources) {
    const definition = functions.find(({ arn }) => arn === functionArn)
    const role = definition && roleOf(definition.accessKeyId)
    for (const action of actions)
      if (!role || !(await judge(role, { action, resource: queueArn, context: {} })))
        throw new StartFailure(`The role of ${definition?.title ?? functionArn} lacks ${action} on ${queueArn}`)
  }
}
