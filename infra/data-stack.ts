import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { AccountTable } from './constructs/account-table.ts'
import { FilesBucket } from './constructs/files-bucket.ts'
import { KeyRing } from './constructs/key-ring.ts'
import { ReceiptKey } from './constructs/receipt-key.ts'
import { AppUserPool } from './constructs/user-pool.ts'
import type { Stage } from './stage.ts'

type DataStackProps = StackProps & {
  readonly stage: Stage
}

/** Retained when the stack is deleted. */
export class DataStack extends Stack {
  readonly table: AccountTable
  readonly keys: KeyRing
  readonly files: FilesBucket
  readonly userPool: AppUserPool
  readonly receiptKey: ReceiptKey

  constructor(scope: Construct, id: string, { stage, ...props }: DataStackProps) {
    super(scope, id, {
      ...props,
      description: `Fieldpost, ${stage.name}: what must be kept`,
      terminationProtection: true,
    })
    const tableKey = new Key(this, 'TableKey', { description: 'Encrypts our tables at rest', enableKeyRotation: true })
    tableKey.addToResourcePolicy(throughDynamoDb(this))
    this.table = new AccountTable(this, 'Accounts', { key: tableKey, backupDays: stage.backupDays })
    this.keys = new KeyRing(this, 'Keys', { tableKey })
    this.files = new FilesBucket(this, 'Files')
    this.userPool = new AppUserPool(this, 'UserPool')
    this.receiptKey = new ReceiptKey(this, 'Receipts')
    new CfnOutput(this, 'tableName', { value: this.table.table.tableName })
    new CfnOutput(this, 'keyTableName', { value: this.keys.table.tableName })
    new CfnOutput(this, 'bucketName', { value: this.files.bucket.bucketName })
    new CfnOutput(this, 'userPoolId', { value: this.userPool.pool.userPoolId })
    new CfnOutput(this, 'userPoolClientId', { value: this.userPool.client.userPoolClientId })
  }
}

/**
 * Allows any principal of this AWS account through DynamoDB. The account as principal would require a KMS statement in every
 * role.
 */
function throughDynamoDb(stack: Stack): PolicyStatement {
  return new PolicyStatement({
    principals: [new AnyPrincipal()],
    actions: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:DescribeKey',
      'kms:CreateGrant',
    ],
    resources: ['*'],
    conditions: {
      StringEquals: {
        'kms:CallerAccount': stack.account,
        'kms:ViaService': `dynamodb.${stack.region}.${stack.urlSuffix}`,
      },
    },
  })
}
