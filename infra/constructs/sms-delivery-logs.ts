import { Stack, Validations } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterPattern, LogGroup, LogRetention, RetentionDays, SubscriptionFilter } from 'aws-cdk-lib/aws-logs'
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/**
 * SNS writes to log groups of exactly these names, for all stages of an AWS account and region. They are made if they are
 * missing and taken over if not, keep phone numbers for one day, and stay when a stage goes. Without a key of ours: another
 * stage would lose its reports with the key.
 */
export class SmsDeliveryLogs extends Construct {
  readonly writer: Role
  private readonly names: Readonly<Record<'Delivered' | 'Failed', string>>

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { region, account } = Stack.of(this)
    const direct = `sns/${region}/${account}/DirectPublishToPhoneNumber`
    this.names = { Delivered: direct, Failed: `${direct}/Failure` }
    const mayWrite = ['logs:CreateLogStream', 'logs:PutLogEvents']
    // SNS asks for the right to make its groups, though they are there. It is not known to name a source account when it
    // takes the role; to give the role to SNS needs `iam:PassRole` in this account (docs/adr/0023-what-aws-says.md).
    const mayMake = ['logs:CreateLogGroup', ...mayWrite]
    this.writer = this.role('DeliveryLogWriter', 'sns.amazonaws.com', mayMake, `${direct}*`)

    // Its own log as well, which it makes, and keeps for one day.
    const own = `/aws/lambda/${Stack.of(this).stackName}-LogRetention*`
    const mayTakeOver = ['logs:CreateLogGroup', 'logs:PutRetentionPolicy', ...mayWrite]
    const provider = this.role('TakeOver', 'lambda.amazonaws.com', mayTakeOver, `${direct}*`, own)
    for (const [name, logGroupName] of Object.entries(this.names))
      new LogRetention(this, name, {
        logGroupName,
        retention: RetentionDays.ONE_DAY,
        // Otherwise the construct gives it every log group.
        role: provider.withoutPolicyUpdates(),
      })
  }

  /** CloudWatch allows two subscriptions of a log group: two stages of an AWS account and region. */
  sendTo(fn: ServiceFunction): void {
    const destination = new LambdaDestination(fn.lambda)
    for (const [name, logGroupName] of Object.entries(this.names)) {
      const logGroup = LogGroup.fromLogGroupName(fn, `${name}Log`, logGroupName)
      new SubscriptionFilter(fn, name, { logGroup, destination, filterPattern: FilterPattern.allEvents() })
    }
  }

  private role(id: string, service: string, actions: string[], ...names: string[]): Role {
    const { partition, region, account } = Stack.of(this)
    const arns = names.map((name) => `arn:${partition}:logs:${region}:${account}:log-group:${name}`)
    const role = new Role(this, id, {
      assumedBy: new ServicePrincipal(service),
      inlinePolicies: { Logs: new PolicyDocument({ statements: [new PolicyStatement({ actions, resources: arns })] }) },
    })
    for (const name of names)
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:${region}:<AWS::AccountId>:log-group:${name.replace(account, '<AWS::AccountId>')}]`,
        reason: 'The streams of these log groups; their names are made by AWS.',
      })
    return role
  }
}
