import { runSimulation } from '@cloud-copilot/iam-simulate'
import { accountId, arn } from '../stacks/arns.ts'
import { alike } from './equivalent-context.ts'
import { type Document, forPhones, type Role } from './policies.ts'
import { type Ask, phoneNumber } from './required-permission.ts'

/** Says whether a role allows what a call asks for. `resourcePolicy` is that of the resource, where it must agree (KMS). */
export type Judge = (role: Role, ask: Ask, resourcePolicy?: Document) => Promise<boolean>

const remembered = 20_000

/** Evaluates policies as IAM does, and remembers the answers. */
export function judge(): Judge {
  const answers = new Map<string, Promise<boolean>>()
  return (role, ask, resourcePolicy) => {
    // Keys that no policy of the role looks at would only make every call a new question.
    const context = Object.fromEntries(Object.entries(ask.context).filter(([key]) => role.conditionKeys.has(key)))
    const key = JSON.stringify([role.arn, ask.action, ask.resource, alike(role, context)])
    const known = answers.get(key)
    if (known !== undefined) return known
    if (answers.size >= remembered) answers.clear()
    const answer = simulate(role, { ...ask, context }, resourcePolicy)
    answers.set(key, answer)
    return answer
  }
}

async function simulate(role: Role, { action, resource, context }: Ask, resourcePolicy?: Document): Promise<boolean> {
  const phone = resource === phoneNumber
  const documents = phone ? role.documents.map(forPhones) : role.documents
  const result = await runSimulation(
    {
      request: {
        principal: role.arn,
        action,
        resource: { resource: phone ? arn('sns', 'phone') : resource, accountId },
        contextVariables: context,
      },
      identityPolicies: documents.map((policy, index) => ({ name: String(index), policy })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(resourcePolicy ? { resourcePolicy } : {}),
    },
    {},
  )
  // With a wildcard for a resource the answer would be that of any pattern that matches: too kind.
  return result.resultType === 'single' && result.overallResult === 'Allowed'
}
