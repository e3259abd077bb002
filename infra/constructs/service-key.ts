import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, type PolicyStatementProps, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

const publishers = ['cloudwatch.amazonaws.com', 'ses.amazonaws.com', 'sms-voice.amazonaws.com']

/** AWS services may use it for this AWS account only. */
export class ServiceKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, { description: 'Encrypts logs and topics', enableKeyRotation: true })
    const { partition, region, account } = Stack.of(this)
    this.addStatement({
      principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:*` } },
    })
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
