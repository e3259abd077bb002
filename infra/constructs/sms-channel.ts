import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { FilterPattern, LogGroup, RetentionDays, SubscriptionFilter } from 'aws-cdk-lib/aws-logs'
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'
import { stackContext } from './stack-context.ts'

export class SmsChannel extends Construct {
  readonly inbound: Topic
  private readonly deliveryLogs: Record<'Delivered' | 'Failed', LogGroup>

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { region, account } = Stack.of(this)
    this.inbound = new Topic(this, 'Inbound', { masterKey: stackContext(this).key, enforceSSL: true })
    const carrier = new ServicePrincipal('sms-voice.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    })
    this.inbound.addToResourcePolicy(
      new PolicyStatement({ principals: [carrier], actions: ['sns:Publish'], resources: [this.inbound.topicArn] }),
    )
    // SNS writes to log groups of exactly these names. Created here, they keep phone numbers for one day.
    const direct = `sns/${region}/${account}/DirectPublishToPhoneNumber`
    this.deliveryLogs = {
      Delivered: this.deliveryLog('Delivered', direct),
      Failed: this.deliveryLog('Failed', `${direct}/Failure`),
    }
    const writer = new Role(this, 'DeliveryLogWriter', { assumedBy: new ServicePrincipal('sns.amazonaws.com') })
    for (const log of Object.values(this.deliveryLogs)) log.grantWrite(writer)
    new CfnOutput(this, 'inboundTopicArn', { value: this.inbound.topicArn })
    new CfnOutput(this, 'deliveryLogRoleArn', { value: writer.roleArn })
  }

  /** Publishes to phones, not to topics. */
  grantSend(fn: ServiceFunction): void {
    const { partition } = Stack.of(this)
    fn.allow(['sns:Publish'], '*')
    fn.lambda.addToRolePolicy(
      new PolicyStatement({ effect: Effect.DENY, actions: ['sns:Publish'], resources: [`arn:${partition}:sns:*:*:*`] }),
    )
    fn.passSmsNumber()
    Validations.of(fn).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'A phone number has no ARN; topics, which have one, are denied.',
    })
  }

  sendDeliveryLogsTo(fn: ServiceFunction): void {
    for (const [name, logGroup] of Object.entries(this.deliveryLogs)) {
      const destination = new LambdaDestination(fn.lambda)
      new SubscriptionFilter(fn, name, { logGroup, destination, filterPattern: FilterPattern.allEvents() })
    }
  }

  private deliveryLog(id: string, logGroupName: string): LogGroup {
    const { key } = stackContext(this)
    const retention = RetentionDays.ONE_DAY
    return new LogGroup(this, id, { logGroupName, retention, encryptionKey: key, removalPolicy: RemovalPolicy.DESTROY })
  }
}
