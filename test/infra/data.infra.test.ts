import { describe, expect, test } from 'vitest'
import { ofType, synthesize } from './stacks.ts'

const { data, service } = synthesize()

describe('what must be kept', () => {
  test('survives the deletion of its stack', () => {
    const kept = ['DynamoDB::GlobalTable', 'KMS::Key', 'S3::Bucket', 'Cognito::UserPool'].flatMap((type) =>
      ofType(data, `AWS::${type}`),
    )
    expect(kept.length).toBeGreaterThan(5)
    for (const [, { DeletionPolicy }] of kept) expect(DeletionPolicy).toBe('Retain')
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
    const all = [...ofType(data, 'AWS::KMS::Key'), ...ofType(service, 'AWS::KMS::Key')]
    const keys = all.filter(([, { Properties }]) => Properties['KeyUsage'] !== 'SIGN_VERIFY')
    expect(keys).toHaveLength(3)
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

describe('what AWS keeps of customers', () => {
  test('delivery logs, with phone numbers in them, end after a day and are encrypted', () => {
    const logs = ofType(service, 'AWS::Logs::LogGroup').filter(([, { Properties }]) => 'LogGroupName' in Properties)
    expect(logs).toHaveLength(2)
    for (const [, { Properties }] of logs) {
      expect(Properties).toMatchObject({ RetentionInDays: 1, KmsKeyId: expect.anything() })
      expect(JSON.stringify(Properties['LogGroupName'])).toContain('DirectPublishToPhoneNumber')
    }
  })

  test('queues fed by AWS, with phones and addresses in them, end after a day', () => {
    const subscriptions = ofType(service, 'AWS::SNS::Subscription').filter(
      ([, each]) => each.Properties['Protocol'] === 'sqs',
    )
    const fed = subscriptions.map(([, { Properties }]) => {
      const { 'Fn::GetAtt': [queue] = [] } = Properties['Endpoint'] as { 'Fn::GetAtt'?: string[] }
      return service[queue ?? '']?.Properties['MessageRetentionPeriod']
    })
    expect(fed).toEqual([86_400, 86_400])
  })

  test('topics are encrypted', () => {
    for (const [, { Properties }] of ofType(service, 'AWS::SNS::Topic')) {
      expect(Properties).toHaveProperty('KmsMasterKeyId')
    }
  })

  test('SES remembers no bounces of one company for all others', () => {
    const [, set] = ofType(service, 'AWS::SES::ConfigurationSet')[0] ?? []
    expect(set?.Properties).toHaveProperty('SuppressionOptions.SuppressedReasons', [])
  })
})
