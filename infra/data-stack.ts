import { CfnOutput, MissingRemovalPolicies, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import { DomainName, SecurityPolicy } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { AccountRootPrincipal, AnyPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import type { AlarmsStack } from './alarms-stack.ts'
import { AccountTable } from './constructs/account-table.ts'
import { FilesBucket } from './constructs/files-bucket.ts'
import { GuardedKey } from './constructs/guarded-key.ts'
import { KeyRing } from './constructs/key-ring.ts'
import { ReceiptKey } from './constructs/receipt-key.ts'
import { ServiceKey } from './constructs/service-key.ts'
import { SesChannel } from './constructs/ses-channel.ts'
import { SmsChannel } from './constructs/sms-channel.ts'
import { setStackContext } from './constructs/stack-context.ts'
import { AppUserPool } from './constructs/user-pool.ts'
import type { Stage } from './stage.ts'

type DataStackProps = StackProps & {
  readonly stage: Stage
  readonly alarms: AlarmsStack
}

/** What holds data, and what the world holds an address of. Retained when the stack is deleted. */
export class DataStack extends Stack {
  readonly table: AccountTable
  readonly keys: KeyRing
  readonly files: FilesBucket
  readonly userPool: AppUserPool
  readonly receiptKey: ReceiptKey
  readonly email: SesChannel
  readonly sms: SmsChannel
  /** Behind a firewall the origin's. */
  readonly apiDomain: DomainName | undefined
  /** Those without which data or receipts are lost. */
  readonly guardedKeys: readonly IKey[]

  constructor(scope: Construct, id: string, { stage, alarms, ...props }: DataStackProps) {
    super(scope, id, {
      ...props,
      description: `Fieldpost, ${stage.name}: what must be kept`,
      terminationProtection: true,
    })
    const key = new ServiceKey(this, 'TopicKey', {
      description: 'Encrypts topics',
      services: ['ses.amazonaws.com', 'sms-voice.amazonaws.com'],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    })
    setStackContext(this, { stage, key, alarms })
    const administrator = keyAdministrator(this)
    const tableKey = new GuardedKey(this, 'TableKey', {
      description: 'Encrypts our tables at rest',
      enableKeyRotation: true,
      administrator,
    })
    tableKey.addToResourcePolicy(throughDynamoDb(this))
    this.table = new AccountTable(this, 'Accounts', { key: tableKey, backupDays: stage.backupDays })
    this.keys = new KeyRing(this, 'Keys', { tableKey, administrator })
    this.files = new FilesBucket(this, 'Files')
    this.userPool = new AppUserPool(this, 'UserPool', stage)
    this.receiptKey = new ReceiptKey(this, 'Receipts', { administrator })
    this.guardedKeys = [tableKey, this.keys.root, this.receiptKey.key]
    this.email = new SesChannel(this, 'Email')
    this.sms = new SmsChannel(this, 'Sms')
    const own = stage.api && this.domainOf(stage.api, 'ApiDomain')
    const origin =
      stage.api &&
      stage.firewall &&
      this.domainOf({ ...stage.api, domain: stage.firewall.originDomain }, 'OriginDomain')
    this.apiDomain = origin ?? own
    if (stage.api && this.apiDomain) {
      const [output, name] = origin ? ['dnsOrigin', stage.firewall?.originDomain] : ['dnsApi', stage.api.domain]
      new CfnOutput(this, output, { value: `${name} CNAME ${this.apiDomain.regionalDomainName}` })
    }
    new CfnOutput(this, 'tableName', { value: this.table.table.tableName })
    new CfnOutput(this, 'keyTableName', { value: this.keys.table.tableName })
    new CfnOutput(this, 'rootKeyArn', { value: this.keys.rootKeyArn })
    new CfnOutput(this, 'bucketName', { value: this.files.bucket.bucketName })
    new CfnOutput(this, 'keyAdministratorRoleArn', { value: administrator.roleArn })
    new CfnOutput(this, 'userPoolId', { value: this.userPool.pool.userPoolId })
    new CfnOutput(this, 'userPoolClientId', { value: this.userPool.client.userPoolClientId })
    new CfnOutput(this, 'inboundTopicArn', { value: this.sms.inbound.topicArn })
    new CfnOutput(this, 'deliveryLogRoleArn', { value: this.sms.deliveryLogs.writer.roleArn })
    MissingRemovalPolicies.of(this).retainOnUpdateOrDelete()
    for (const [name, value] of Object.entries(this.email.dnsRecords)) new CfnOutput(this, name, { value })
  }

  private domainOf({ domain, certificateArn }: NonNullable<Stage['api']>, id: string): DomainName {
    const made = new DomainName(this, id, {
      domainName: domain,
      certificate: Certificate.fromCertificateArn(this, id.replace('Domain', 'Certificate'), certificateArn),
      securityPolicy: SecurityPolicy.TLS_1_2,
    })
    made.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    return made
  }
}

/** For people of this AWS account who may assume roles and have signed in with a second factor. */
function keyAdministrator(stack: Stack): Role {
  return new Role(stack, 'KeyAdministrator', {
    description: 'The only one who may delete, disable or replicate the keys of this installation',
    assumedBy: new AccountRootPrincipal().withConditions({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  })
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
