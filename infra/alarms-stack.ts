import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { ServiceKey } from './constructs/service-key.ts'
import { setStackContext } from './constructs/stack-context.ts'
import type { Stage } from './stage.ts'

type AlarmsStackProps = StackProps & {
  readonly stage: Stage
}

/** Holds every `ImpactAlarm`, and the rule that watches keys. Refers to the other stacks, and none of them to it. */
export class AlarmsStack extends Stack {
  readonly topic: Topic
  /** Of all stacks. */
  readonly alarms: Alarm[] = []

  constructor(scope: Construct, id: string, { stage, ...props }: AlarmsStackProps) {
    super(scope, id, { ...props, description: `Fieldpost, ${stage.name}: who is hurt when something fails` })
    const masterKey = new ServiceKey(this, 'Key', {
      description: 'Encrypts the topic of alarms',
      services: ['cloudwatch.amazonaws.com', 'events.amazonaws.com'],
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.topic = new Topic(this, 'Topic', { masterKey, enforceSSL: true })
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
    })
    this.topic.addToResourcePolicy(
      new PolicyStatement({ principals: [cloudWatch], actions: ['sns:Publish'], resources: [this.topic.topicArn] }),
    )
    setStackContext(this, { stage, key: masterKey, alarms: this })
    if (stage.alarmEmail) this.topic.addSubscription(new EmailSubscription(stage.alarmEmail))
  }
}
