import { runSimulation } from '@cloud-copilot/iam-simulate'
import { describe, expect, test } from 'vitest'
import { ofType, synthesize, target } from './stacks.ts'

const { data, alarms } = synthesize()
const keys = ofType(data, 'AWS::KMS::Key').filter(([id]) => !id.startsWith('TopicKey'))
const keyArn = 'arn:aws:kms:us-east-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab'
const administrator = 'arn:aws:iam::111111111111:role/administrator'
const root = 'arn:aws:iam::111111111111:root'

/** Intrinsic functions of a key's policy, as CloudFormation would resolve them. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(resolved)
  if (typeof value !== 'object' || value === null) return value
  if ('Fn::GetAtt' in value) return administrator
  if ('Fn::Join' in value) return root
  if ('Ref' in value) return '111111111111'
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, resolved(each)]))
}

/** Asks for a principal whose own policy allows everything. */
async function may(policy: unknown, action: string, principal: string): Promise<boolean> {
  const all = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
  const answer = await runSimulation(
    {
      identityPolicies: [{ name: 'all', policy: all }],
      resourcePolicy: resolved(policy),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      request: {
        action,
        principal,
        resource: { resource: keyArn, accountId: '111111111111' },
        contextVariables: { 'aws:PrincipalArn': principal },
      },
    },
    {},
  )
  if (answer.resultType === 'error') throw new Error(JSON.stringify(answer.errors))
  return answer.overallResult === 'Allowed'
}

const guarded = [
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:DeleteImportedKeyMaterial',
  'kms:ReplicateKey',
  'kms:UpdatePrimaryRegion',
]

test('three keys are guarded: of the tables, of the root, of receipts', () => {
  expect(keys).toHaveLength(3)
})

describe.each(keys)('%s', (_id, { Properties }) => {
  test.each(guarded)('%s is refused to all but one role', async (action) => {
    expect(await may(Properties['KeyPolicy'], action, 'arn:aws:iam::111111111111:role/admin')).toBe(false)
    expect(await may(Properties['KeyPolicy'], action, 'arn:aws:iam::111111111111:user/admin')).toBe(false)
    expect(await may(Properties['KeyPolicy'], action, administrator)).toBe(true)
  })

  test('its policy can be changed by a deployment, and the account is never locked out', async () => {
    for (const action of ['kms:PutKeyPolicy', 'kms:CancelKeyDeletion', 'kms:EnableKey', 'kms:Decrypt', 'kms:Sign'])
      expect([action, await may(Properties['KeyPolicy'], action, 'arn:aws:iam::111111111111:role/admin')]).toEqual([
        action,
        true,
      ])
  })
})

test('root and receipts can be replicated to another region when it must be, the key of the tables cannot', () => {
  const regional = keys.map(([id, { Properties }]) => [
    id.replace(/[0-9A-F]{8}$/, ''),
    Properties['MultiRegion'] ?? false,
  ])
  expect(Object.fromEntries(regional)).toEqual({ TableKey: false, KeysRoot: true, ReceiptsKey: true })
})

describe('the administrator of keys', () => {
  const [id, role] = ofType(data, 'AWS::IAM::Role').find(([each]) => each.startsWith('KeyAdministrator')) ?? []

  test('is a person of the AWS account with a second factor', () => {
    expect(role?.Properties['AssumeRolePolicyDocument']).toMatchObject({
      Statement: [{ Action: 'sts:AssumeRole', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }],
    })
  })

  test('may neither read with the keys nor change their policies', () => {
    const [, policy] =
      ofType(data, 'AWS::IAM::Policy').find(
        ([, { Properties }]) => target((Properties['Roles'] as unknown[])[0]) === id,
      ) ?? []
    type Document = { Statement: { Action: string[]; Resource: unknown[] }[] }
    const { Statement } = (policy?.Properties['PolicyDocument'] ?? { Statement: [] }) as Document
    expect(Statement).toHaveLength(1)
    expect(Statement[0]?.Action).toEqual(
      [...guarded, 'kms:CancelKeyDeletion', 'kms:DescribeKey', 'kms:EnableKey'].toSorted(),
    )
    expect(Statement[0]?.Resource.map(target).toSorted()).toEqual(keys.map(([each]) => each).toSorted())
  })
})

test('an attempt on one of them rings, a refused one too', () => {
  const rules = ofType(alarms, 'AWS::Events::Rule').filter(([, { Properties }]) => 'EventPattern' in Properties)
  expect(rules).toHaveLength(1)
  const [, rule] = rules[0] ?? []
  expect(rule?.Properties).toMatchObject({
    EventPattern: {
      source: ['aws.kms'],
      detail: { eventName: expect.arrayContaining([...guarded, 'kms:PutKeyPolicy'].map((action) => action.slice(4))) },
    },
    State: 'ENABLED',
  })
  // by the error's text too, since the event of a refused call need not name the key elsewhere
  expect(JSON.stringify(rule?.Properties['EventPattern'])).not.toContain('errorCode')
  const [{ Arn: topic }] = (rule?.Properties['Targets'] ?? [{}]) as [{ Arn: unknown }]
  const publishers = ofType(alarms, 'AWS::SNS::TopicPolicy').filter(([, { Properties }]) =>
    JSON.stringify(Properties['PolicyDocument']).includes('events.amazonaws.com'),
  )
  expect(publishers.flatMap(([, { Properties }]) => (Properties['Topics'] as unknown[]).map(target))).toEqual([
    target(topic),
  ])
  const encrypting = ofType(alarms, 'AWS::KMS::Key').map(([, { Properties }]) =>
    JSON.stringify(Properties['KeyPolicy']),
  )
  expect(encrypting.some((policy) => policy.includes('events.amazonaws.com'))).toBe(true)
})
