import { Duration, Validations } from 'aws-cdk-lib'
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { queueConcurrency } from '../reservations.ts'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { stackContext } from './stack-context.ts'

export type WorkQueueProps = {
  /** Who is affected when its work is late or lost. */
  readonly impact: string
  /** Retention: messages from AWS hold phones or addresses, so one day. */
  readonly holds: 'ids' | 'personal data'
  /** Environment variable of the queue's URL; unset where only AWS sends. */
  readonly variable?: string
  /** Deliveries before a message is a dead letter; default 5. */
  readonly maxAttempts?: number
}

export type ConsumerProps = {
  readonly batchSize: number
  /** Batches in progress at the same time, in an AWS account that has room for them; at least 2. */
  readonly inProgress: number
}

const usualAttempts = 5

export class WorkQueue extends Construct {
  readonly queue: Queue
  private readonly deadLetters: Queue
  private readonly variable: string | undefined
  private worker: ServiceFunction | undefined
  private readonly senders = new Set<ServiceFunction>()

  constructor(scope: Construct, id: string, { impact, holds, variable, maxAttempts = usualAttempts }: WorkQueueProps) {
    super(scope, id)
    this.variable = variable
    const personal = holds === 'personal data'
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true }
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...common,
      retentionPeriod: Duration.days(personal ? 1 : 14),
    })
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless::Serverless-SQSRedrivePolicy',
      reason: 'It holds dead letters itself, and no function consumes them.',
    })
    this.queue = new Queue(this, 'Queue', {
      ...common,
      retentionPeriod: Duration.days(personal ? 1 : 4),
      // Six times the function's timeout, as AWS advises, so that a throttled batch is not delivered twice.
      visibilityTimeout: Duration.seconds(stackContext(this).stage.timeouts.worker.toSeconds() * 6),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: maxAttempts },
    })
    const period = Duration.minutes(5)
    new ImpactAlarm(this, 'DeadLettered', {
      impact,
      cause: `${id}: messages among the dead letters`,
      runbook: 'queues.md#dead-letters',
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
    })
    new ImpactAlarm(this, 'Late', {
      impact,
      cause: `${id}: the oldest message is older than 15 minutes`,
      runbook: 'queues.md#a-queue-is-late',
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      atLeast: Duration.minutes(15).toSeconds(),
    })
  }

  /** Each message fails or succeeds by itself. */
  addConsumer(worker: ServiceFunction, { batchSize, inProgress }: ConsumerProps): void {
    this.worker = worker
    this.refuseLoops()
    const { lambdaConcurrency } = stackContext(this).stage
    const maxConcurrency = queueConcurrency(inProgress, lambdaConcurrency)
    worker.live.addEventSource(
      new SqsEventSource(this.queue, { batchSize, maxConcurrency, reportBatchItemFailures: true }),
    )
    Validations.of(worker).acknowledge({
      id: 'Serverless::Serverless-LambdaEventSourceMappingDestination',
      reason: 'Lambda has such a destination for streams only; what fails goes to the dead letters of the queue.',
    })
  }

  grantSend(sender: ServiceFunction): void {
    if (!this.variable) throw new Error(`${this.node.path} has no variable for its senders`)
    this.senders.add(sender)
    this.refuseLoops()
    sender.allow(['sqs:SendMessage'], this.queue.queueArn)
    sender.addEnvironment(this.variable, this.queue.queueUrl)
  }

  /** Raw, without SNS's envelope. */
  subscribeTo(topic: ITopic): void {
    topic.addSubscription(
      new SqsSubscription(this.queue, { rawMessageDelivery: true, deadLetterQueue: this.deadLetters }),
    )
  }

  /** Lambda stops a function that feeds its own queue after 16 rounds; use a due row. */
  private refuseLoops(): void {
    if (this.worker && this.senders.has(this.worker)) throw new Error(`${this.worker.node.path} would feed itself`)
  }
}
