import { Duration } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { houseOf } from './stack-context.ts'

export interface WorkQueueProps {
  /** Who is hurt when its work is late or lost. */
  readonly impact: string
  /** How long a message and a dead letter are kept. What comes from AWS holds phones or addresses: a day and no more. */
  readonly holds: 'ids' | 'personal data'
}

/** Attempts before a message is set aside. */
const attempts = 5

/** Work for one function: what fails again and again is set aside in dead letters, and somebody is told. */
export class WorkQueue extends Construct {
  readonly queue: Queue
  private readonly deadLetters: Queue
  private worker: ServiceFunction | undefined
  private readonly senders = new Set<ServiceFunction>()

  constructor(scope: Construct, id: string, { impact, holds }: WorkQueueProps) {
    super(scope, id)
    const personal = holds === 'personal data'
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...common,
      retentionPeriod: Duration.days(personal ? 1 : 14),
    })
    this.queue = new Queue(this, 'Queue', {
      ...common,
      retentionPeriod: Duration.days(personal ? 1 : 4),
      // AWS's advice: six times the worker's, so that a throttled batch is not seen twice.
      visibilityTimeout: Duration.seconds(houseOf(this).stage.timeouts.worker.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
    })
    const period = Duration.minutes(5)
    new ImpactAlarm(this, 'SetAside', {
      impact,
      cause: `${id}: messages among the dead letters`,
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    })
    new ImpactAlarm(this, 'Late', {
      impact,
      cause: `${id}: the oldest message is older than 15 minutes`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      atLeast: Duration.minutes(15).toSeconds(),
    })
  }

  /** Names the one function that does the work; each message fails or succeeds by itself. */
  feeds(worker: ServiceFunction, batchSize: number): void {
    this.worker = worker
    this.refuseLoops()
    worker.lambda.addEventSource(new SqsEventSource(this.queue, { batchSize, reportBatchItemFailures: true }))
  }

  /** Lets a function add work, and tells it where. */
  takesFrom(sender: ServiceFunction, variable: string): void {
    this.senders.add(sender)
    this.refuseLoops()
    sender.may(['sqs:SendMessage'], this.queue.queueArn)
    sender.knows(variable, this.queue.queueUrl)
  }

  /** Takes a topic's messages as they are, without SNS's envelope. */
  listensTo(topic: ITopic): void {
    topic.addSubscription(
      new SqsSubscription(this.queue, { rawMessageDelivery: true, deadLetterQueue: this.deadLetters }),
    )
  }

  /** Lambda stops a function that feeds itself after 16 rounds: such work goes through a due row instead. */
  private refuseLoops(): void {
    if (this.worker && this.senders.has(this.worker)) throw new Error(`${this.worker.node.path} would feed itself`)
  }
}
