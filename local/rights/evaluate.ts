import { runSimulation } from '@cloud-copilot/iam-simulate'
import { accountId, arn } from '../stacks/arns.ts'
import { equivalentContext } from './equivalent-context.ts'
import { type Document, forPhones, type Role } from './policies.ts'
import { phoneNumber, type RequiredPermission } from './required-permission.ts'

/** `resourcePolicy` is for resources whose policy must agree (KMS). */
export type Evaluate = (role: Role, permission: RequiredPermission, resourcePolicy?: Document) => Promise<boolean>

const remembered = 20_000

export function evaluator(): Evaluate {
  const answers = new Map<string, Promise<boolean>>()
  return (role, permission, resourcePolicy) => {
    // Keys that no policy of the role reads would defeat the cache.
    const context = Object.fromEntries(
      Object.entries(permission.context).filter(([key]) => role.conditionKeys.has(key)),
    )
    const key = JSON.stringify([role.arn, permission.action, permission.resource, equivalentContext(role, context)])
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size >= remembered) answers.clear()
    const answer = simulate(role, { ...permission, context }, resourcePolicy)
    answers.set(key, answer)
    return answer
  }
}

async function simulate(
  role: Role,
  { action, resource, context }: RequiredPermission,
  resourcePolicy?: Document,
): Promise<boolean> {
  const phone = resource === phoneNumber
  const documents = phone ? role.documents.map(forPhones) : role.documents
  const result = await runSimulation(
    {
      request: {
        principal: role.arn,
        action,
        resource: { resource: phone ? arn('sns', 'phone') : resource, accountId },
        // The policy of a key may be about its caller.
        contextVariables: { ...context, 'aws:PrincipalArn': role.arn },
      },
      identityPolicies: documents.map((policy, index) => ({ name: String(index), policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy ? { resourcePolicy } : {}),
    },
    {},
  )
  // For a wildcard resource the simulator allows what any matching pattern allows: too lenient.
  return result.resultType === 'single' && result.overallResult === 'Allowed'
}
