import { describe, expect, test } from 'vitest'
import { ofType, synthesize, target } from './stacks.ts'

const { data, service, alarms } = synthesize()

describe('what must be kept', () => {
  test('survives the deletion of its stack, and a replacement', () => {
    for (const [id, { DeletionPolicy, UpdateReplacePolicy }] of Object.entries(data))
      expect([id, UpdateReplacePolicy, String(DeletionPolicy)]).toEqual([
        id,
        'Retain',
        expect.stringMatching(/^Retain/),
      ])
  })

  test('a first deployment that fails takes away what has a name of the world, and all else that can be deleted', () => {
    const kept = Object.entries(data).filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Retain')
    // Their deletion is refused: a rollback would end in DELETE_FAILED.
    expect(new Set(kept.map(([, { Type }]) => Type))).toEqual(
      new Set(['AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool', 'AWS::KMS::Key']),
    )
  })

  test('rows can be brought back for a week, account keys for a day', () => {
    const replicas = ofType(data, 'AWS::DynamoDB::GlobalTable').flatMap(([, { Properties }]) => Properties['Replicas'])
    const protectedFor = (RecoveryPeriodInDays: number) => ({
      DeletionProtectionEnabled: true,
      SSESpecification: { KMSMasterKeyId: expect.anything() },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays },
    })
    expect(replicas).toMatchObject([protectedFor(7), protectedFor(1)])
  })

  test('a login keeps its mail address until the new one is proved', () => {
    const [, pool] = ofType(data, 'AWS::Cognito::UserPool')[0] ?? []
    expect(pool?.Properties).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    })
  })

  test('the due index holds keys, instants and kinds, and nothing personal', () => {
    const [, table] = ofType(data, 'AWS::DynamoDB::GlobalTable')[0] ?? []
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      GlobalSecondaryIndexes: [
        { IndexName: 'due', Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kind'] } },
      ],
    })
  })

  test('every key that encrypts is renewed by itself', () => {
    const all = [data, service, alarms].flatMap((stack) => ofType(stack, 'AWS::KMS::Key'))
    const keys = all.filter(([, { Properties }]) => Properties['KeyUsage'] !== 'SIGN_VERIFY')
    expect(keys).toHaveLength(5)
    for (const [, { Properties }] of keys) expect(Properties['EnableKeyRotation']).toBe(true)
  })

  test('the bucket keeps no versions, and gives up exports by itself', () => {
    const [, bucket] = ofType(data, 'AWS::S3::Bucket')[0] ?? []
    expect(bucket?.Properties).not.toHaveProperty('VersioningConfiguration')
    expect(bucket?.Properties).toHaveProperty('LifecycleConfiguration.Rules.0', {
      Prefix: 'exports/',
      ExpirationInDays: 2,
      Status: 'Enabled',
    })
  })
})

test('a browser can follow a link to the bucket from any page: after a redirect its origin is "null"', () => {
  const [, bucket] = ofType(data, 'AWS::S3::Bucket')[0] ?? []
  expect(bucket?.Properties['CorsConfiguration']).toEqual({
    CorsRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET', 'HEAD'], AllowedHeaders: ['*'], MaxAge: 3_600 }],
  })
})

describe('what AWS keeps of customers', () => {
  test('SNS may write delivery logs, and make their groups again, and nothing else', () => {
    const [, writer] = ofType(data, 'AWS::IAM::Role').find(([id]) => id.includes('DeliveryLogWriter')) ?? []
    const [policy] = (writer?.Properties['Policies'] ?? []) as { PolicyDocument: { Statement: object[] } }[]
    expect(policy?.PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: {
          'Fn::Join': ['', expect.arrayContaining([expect.stringContaining('DirectPublishToPhoneNumber*')])],
        },
      },
    ])
  })

  test('delivery logs, with phone numbers in them, are taken over or made, and end after a day', () => {
    const logs = ofType(data, 'Custom::LogRetention')
    expect(logs).toHaveLength(2)
    for (const [, { Properties }] of logs) {
      expect(Properties).toMatchObject({ RetentionInDays: 1 })
      expect(JSON.stringify(Properties['LogGroupName'])).toContain('DirectPublishToPhoneNumber')
    }
    expect(JSON.stringify(ofType(service, 'AWS::Logs::SubscriptionFilter'))).toContain('DirectPublishToPhoneNumber')
  })

  test('what takes them over may touch no other log', () => {
    const [, provider] = ofType(data, 'AWS::Lambda::Function')[0] ?? []
    const role = data[target(provider?.Properties['Role']) ?? '']?.Properties ?? {}
    expect(role).not.toHaveProperty('ManagedPolicyArns')
    const attached = ofType(data, 'AWS::IAM::Policy').flatMap(([, { Properties }]) =>
      (Properties['Roles'] as unknown[]).map(target),
    )
    expect(attached).not.toContain(target(provider?.Properties['Role']))
    expect(JSON.stringify(role['Policies'])).toMatch(
      /aws\/lambda\/Fieldpost-production-data-LogRetention\*.*DirectPublishToPhoneNumber\*/,
    )
    expect(JSON.stringify(role['Policies'])).not.toContain('"Resource":"*"')
  })

  test('queues fed by AWS, with phones and addresses in them, end after a day', () => {
    const fed = ofType(data, 'AWS::SNS::Subscription').map(([, { Properties }]) => {
      return data[target(Properties['Endpoint']) ?? '']?.Properties['MessageRetentionPeriod']
    })
    expect(fed).toEqual([86_400, 86_400])
  })

  test('topics are encrypted', () => {
    const topics = [data, service, alarms].flatMap((stack) => ofType(stack, 'AWS::SNS::Topic'))
    expect(topics).toHaveLength(3)
    for (const [, { Properties }] of topics) expect(Properties).toHaveProperty('KmsMasterKeyId')
  })

  test('SES remembers no bounces of one company for all others', () => {
    const [, set] = ofType(data, 'AWS::SES::ConfigurationSet')[0] ?? []
    expect(set?.Properties).toHaveProperty('SuppressionOptions.SuppressedReasons', [])
  })
})
