import type { Keys } from '../kms/key-file.ts'
import { keyArnOf } from '../kms/kms.ts'
import type { Known } from '../rights/required-permission.ts'
import { arn } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'

export function knownOf(deployment: Deployment, keys: Keys): Known {
  const partitionKeys = new Map<string, string>()
  for (const { ref, properties } of deployment.ofType('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
    const { KeySchema, GlobalSecondaryIndexes } = properties
    note(partitionKeys, ref, KeySchema)
    for (const index of listOf(GlobalSecondaryIndexes))
      note(partitionKeys, `${ref}/${String(index['IndexName'])}`, index['KeySchema'])
  }
  return {
    partitionKey: (table, index) => partitionKeys.get([table.split('table/').at(-1), index].filter(Boolean).join('/')),
    keyArn: (request) => keyArnOf(request, keys),
    poolArn: (poolId) => deployment.holding(poolId)?.attributes['Arn'] ?? arn('cognito-idp', `userpool/${poolId}`),
  }
}

function note(partitionKeys: Map<string, string>, name: string, schema: unknown): void {
  const hash = listOf(schema).find(({ KeyType }) => KeyType === 'HASH')
  if (hash) partitionKeys.set(name, String(hash['AttributeName']))
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : []
}
