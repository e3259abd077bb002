import * as z from 'zod'
import { StartFailure } from '../failure.ts'
import type { Deployment } from '../stacks/deployment.ts'

const OneOrMore = z.union([z.string(), z.array(z.string())])
const Statement = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Resource: OneOrMore.optional(),
  NotResource: OneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
})
const Document = z.looseObject({ Statement: z.union([Statement, z.array(Statement)]) })
export type Document = z.infer<typeof Document>

const RoleProperties = z.object({
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: Document })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
})
const PolicyProperties = z.object({ PolicyDocument: Document, Roles: z.array(z.string()).default([]) })

/** Grants the function's log. */
const forLogsOnly = /:policy\/service-role\/AWSLambdaBasicExecutionRole$/

/** Keys that the endpoint supplies. A policy with another would be evaluated wrongly. */
const providedKeys = new Set([
  'dynamodb:LeadingKeys',
  's3:prefix',
  'ses:ApiVersion',
  'ses:FromAddress',
  'ses:FromDisplayName',
  'ses:FeedbackAddress',
  'ses:Recipients',
])

export type Role = { arn: string; documents: Document[]; conditionKeys: Set<string> }

/** By ARN. */
export function readRoles(deployment: Deployment): Map<string, Role> {
  const attached = deployment.ofType('AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy').map((policy) => ({
    ref: policy.ref,
    ...PolicyProperties.parse(policy.properties),
  }))
  const roles = deployment.ofType('AWS::IAM::Role').map((role): Role => {
    const { Policies, ManagedPolicyArns } = RoleProperties.parse(role.properties)
    const managed = ManagedPolicyArns.filter((policy) => !forLogsOnly.test(policy)).map((policy) => {
      const own = attached.find(({ ref }) => ref === policy)
      return own?.PolicyDocument ?? fail(`${role.logicalId} has the policy ${policy}, which is not in the stacks`)
    })
    const documents = [
      ...Policies.map(({ PolicyDocument }) => PolicyDocument),
      ...attached.filter(({ Roles }) => Roles.includes(role.ref)).map(({ PolicyDocument }) => PolicyDocument),
      ...managed,
    ]
    return { arn: role.attributes['Arn'] ?? role.ref, documents, conditionKeys: conditionKeysOf(documents) }
  })
  return new Map(roles.map((role) => [role.arn, role]))
}

function conditionKeysOf(documents: readonly Document[]): Set<string> {
  const conditions = documents.flatMap(statementsOf).flatMap(({ Condition = {} }) => Object.values(Condition))
  return new Set(conditions.flatMap((condition) => Object.keys(condition)))
}

export function unknownConditions({ conditionKeys }: Role): string[] {
  return [...conditionKeys].filter((key) => !providedKeys.has(key))
}

/** Phone numbers have no ARN: statements on `*`, and those that exclude only ARNs, apply. */
export function forPhones(document: Document): Document {
  const statements = statementsOf(document).flatMap(({ Resource, NotResource, ...statement }) => {
    const about = NotResource === undefined ? list(Resource ?? []).includes('*') : !list(NotResource).includes('*')
    return about ? [{ ...statement, Resource: '*' }] : []
  })
  return { ...document, Statement: statements }
}

function statementsOf({ Statement: statement }: Document) {
  return Array.isArray(statement) ? statement : [statement]
}

function list(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value]
}

function fail(what: string): never {
  throw new StartFailure(`Roles cannot be enforced: ${what}`)
}
