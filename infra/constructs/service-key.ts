import { type RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, type PolicyStatementProps, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

export type ServiceKeyProps = {
  readonly description: string
  /** `logs` encrypts log groups; the others publish to topics. */
  readonly services: readonly (
    | 'logs'
    | 'cloudwatch.amazonaws.com'
    | 'events.amazonaws.com'
    | 'ses.amazonaws.com'
    | 'sms-voice.amazonaws.com'
  )[]
  readonly removalPolicy: RemovalPolicy
}

/** AWS services may use it for this AWS account only. */
export class ServiceKey extends Key {
  constructor(scope: Construct, id: string, { description, services, removalPolicy }: ServiceKeyProps) {
    super(scope, id, { description, enableKeyRotation: true, removalPolicy })
    const { partition, region, account } = Stack.of(this)
    if (services.includes('logs')) {
      const logGroups = `arn:${partition}:logs:${region}:${account}:*`
      this.addStatement({
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
      })
    }
    // EventBridge names neither account nor rule when it publishes to an encrypted topic.
    if (services.includes('events.amazonaws.com')) {
      const principals = [new ServicePrincipal('events.amazonaws.com')]
      this.addStatement({ principals, actions: ['kms:Decrypt', 'kms:GenerateDataKey*'] })
    }
    const publishers = services.filter((service) => service !== 'logs' && service !== 'events.amazonaws.com')
    if (publishers.length > 0)
      this.addStatement({
        principals: publishers.map((service) => new ServicePrincipal(service)),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      })
  }

  private addStatement(statement: PolicyStatementProps): void {
    this.addToResourcePolicy(new PolicyStatement({ ...statement, resources: ['*'] }))
  }
}
