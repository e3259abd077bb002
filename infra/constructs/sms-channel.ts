import { Duration, RemovalPolicies, Stack, Validations } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { SmsDeliveryLogs } from './sms-delivery-logs.ts'
import { stackContext } from './stack-context.ts'
import { WorkQueue } from './work-queue.ts'

const nearShare = 0.8

/** The topic that the carrier publishes to, and the queue in which texts wait while no function consumes them. */
export class SmsChannel extends Construct {
  readonly inbound: Topic
  readonly texts: WorkQueue
  readonly deliveryLogs: SmsDeliveryLogs

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { account } = Stack.of(this)
    this.inbound = new Topic(this, 'Inbound', { masterKey: stackContext(this).key, enforceSSL: true })
    const carrier = new ServicePrincipal('sms-voice.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    })
    this.inbound.addToResourcePolicy(
      new PolicyStatement({ principals: [carrier], actions: ['sns:Publish'], resources: [this.inbound.topicArn] }),
    )
    this.texts = new WorkQueue(this, 'InboundTexts', {
      impact: 'A customer who wrote STOP may get another text',
      holds: 'personal data',
      // One each 3 minutes: through an outage of hours, since a STOP that cannot even be stored exists here only.
      maxAttempts: 400,
    })
    this.texts.subscribeTo(this.inbound)
    this.alarmOnSpending()
    this.deliveryLogs = new SmsDeliveryLogs(this, 'DeliveryLogs')
    RemovalPolicies.of(this).retainOnUpdateOrDelete()
  }

  /** SNS stops sending within minutes of the limit (https://docs.aws.amazon.com/sns/latest/api/API_SetSMSAttributes.html). */
  private alarmOnSpending(): void {
    const { smsMonthlyLimitUsd } = stackContext(this).stage
    new ImpactAlarm(this, 'Spending', {
      impact: 'Texts to customers stop for the rest of the month, replies to STOP with them',
      cause: `four fifths of the ${smsMonthlyLimitUsd} USD that SNS spends in a month are gone`,
      runbook: 'providers.md#the-spending-limit-is-near',
      metric: new Metric({
        namespace: 'AWS/SNS',
        metricName: 'SMSMonthToDateSpentUSD',
        statistic: 'Maximum',
        period: Duration.hours(1),
      }),
      atLeast: smsMonthlyLimitUsd * nearShare,
    })
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
}
