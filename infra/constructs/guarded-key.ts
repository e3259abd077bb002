import { RemovalPolicy } from 'aws-cdk-lib'
import { AnyPrincipal, Effect, PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam'
import { Key, type KeyProps } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'

/**
 * What makes a key unusable, here or by way of another region. Changing the policy is not among them: CloudFormation must, and
 * a key whose policy no one may change cannot be helped. It rings instead (key-watch.ts).
 */
const administration = [
  'kms:ScheduleKeyDeletion',
  'kms:DisableKey',
  'kms:DeleteImportedKeyMaterial',
  'kms:ReplicateKey',
  'kms:UpdatePrimaryRegion',
]

type GuardedKeyProps = Omit<KeyProps, 'removalPolicy'> & { readonly administrator: Role }

/** A key without which data or receipts are lost: only one role may delete, disable or replicate it, whatever others may. */
export class GuardedKey extends Key {
  constructor(scope: Construct, id: string, { administrator, ...props }: GuardedKeyProps) {
    super(scope, id, { ...props, removalPolicy: RemovalPolicy.RETAIN })
    this.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: administration,
        resources: ['*'],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': administrator.roleArn } },
      }),
    )
    administrator.addToPolicy(
      new PolicyStatement({
        actions: [...administration, 'kms:CancelKeyDeletion', 'kms:EnableKey', 'kms:DescribeKey'],
        resources: [this.keyArn],
      }),
    )
  }
}
