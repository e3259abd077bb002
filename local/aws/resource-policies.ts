import type { Document } from '../rights/policies.ts'
import type { Deployment } from '../stacks/deployment.ts'

/** A KMS key whose policy does not delegate to IAM is closed to roles. */
export function resourcePolicies(deployment: Deployment): (resource: string) => Document | undefined {
  const policies = new Map(
    deployment
      .ofType('AWS::KMS::Key')
      .map(({ attributes, properties }) => [attributes['Arn'], properties['KeyPolicy']]),
  )
  return (resource) => policies.get(resource) as Document | undefined
}
