import { Duration, Validations } from 'aws-cdk-lib'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'

export type FailedEventsProps = {
  /** Who is affected when an event is lost. */
  readonly impact: string
}

/**
 * Keeps what an asynchronously invoked function could not work off, as Lambda's records with the whole event. Events of AWS
 * hold phones, so one day; docs/runbooks/failed-events.md hands them in again.
 */
export class FailedEvents extends Construct {
  private readonly queue: Queue

  constructor(scope: Construct, id: string, { impact }: FailedEventsProps) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(1),
    })
    const reason = 'It holds dead letters itself: Lambda writes them, and no function consumes them.'
    Validations.of(this.queue).acknowledge(
      { id: 'AwsSolutions-SQS3', reason },
      { id: 'Serverless::Serverless-SQSRedrivePolicy', reason },
    )
    new ImpactAlarm(this, 'Failed', {
      impact,
      cause: `${id}: events that failed at every attempt`,
      runbook: 'failed-events.md#the-alarm',
      metric: this.queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: 'Maximum',
      }),
    })
  }

  /** After two retries, or six hours. */
  receiveFrom(fn: ServiceFunction): void {
    fn.configureAsync({ retryAttempts: 2, maxEventAge: Duration.hours(6), onFailure: new SqsDestination(this.queue) })
  }
}
