import { StartFailure } from '../failure.ts'
import type { FunctionDefinition } from '../functions/definitions.ts'
import type { FunctionHost } from '../functions/host.ts'
import { type Role, readRoles, unknownConditions } from '../rights/policies.ts'
import { accountId, arn } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'
import type { Caller } from './endpoint.ts'

/** The installer with a tool: this access key may do everything. */
const operator: Caller = {
  name: arn('iam', 'user/operator', `:${accountId}`),
  role: {
    arn: arn('iam', 'user/operator', `:${accountId}`),
    documents: [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: '*', Resource: '*' } }],
    conditionKeys: new Set(),
  },
  denied: () => undefined,
}

/** The functions as callers of AWS, by access key, each with its own role; and the operator. */
export function callersOf(
  deployment: Deployment,
  functions: readonly FunctionDefinition[],
  host: FunctionHost,
): Map<string, Caller> {
  const roles = readRoles(deployment)
  const own = functions.map(({ accessKeyId, roleArn, arn: functionArn, title }): [string, Caller] => {
    const role = judgeable(roles.get(roleArn), title)
    const name = `${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/${title}`
    const denied: Caller['denied'] = (action, resource) => host.counterOf(functionArn)?.denied(action, resource)
    return [accessKeyId, { name, role, denied }]
  })
  return new Map([...own, ['operator', operator]])
}

function judgeable(role: Role | undefined, title: string): Role {
  if (!role) throw new StartFailure(`The role of ${title} is not in the stacks`)
  const unknown = unknownConditions(role)
  if (unknown.length > 0)
    throw new StartFailure(`The role of ${title} has conditions that are not known here: ${unknown.join(', ')}`)
  return role
}
