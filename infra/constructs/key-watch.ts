import { Duration, Validations } from 'aws-cdk-lib'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events'
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'

const attempts = [
  'ScheduleKeyDeletion',
  'DisableKey',
  'DeleteImportedKeyMaterial',
  'PutKeyPolicy',
  'ReplicateKey',
  'UpdatePrimaryRegion',
]

/**
 * Tells of each attempt to delete, disable, replicate or reopen a key, refused ones too. CloudTrail must log management events
 * in this region: EventBridge gets them from a trail only.
 */
export class KeyWatch extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { keys, topic }: { readonly keys: readonly IKey[]; readonly topic: ITopic },
  ) {
    super(scope, id)
    const arns = keys.map(({ keyArn }) => keyArn)
    const event = EventField.fromPath('$.detail.eventName')
    const by = EventField.fromPath('$.detail.userIdentity.arn')
    const outcome = EventField.fromPath('$.detail.errorCode')
    const text = `A key without which data or receipts are lost: ${event} by ${by} (refused: ${outcome}). See docs/runbooks/keys.md.`
    const rule = new Rule(this, 'Attempts', {
      eventPattern: {
        source: ['aws.kms'],
        detailType: ['AWS API Call via CloudTrail'],
        detail: {
          eventSource: ['kms.amazonaws.com'],
          eventName: attempts,
          // A caller names the key by id or ARN. An event of a refused call may lack both, but its error quotes the ARN.
          $or: [
            { resources: { ARN: arns } },
            { requestParameters: { keyId: [...arns, ...keys.map(({ keyId }) => keyId)] } },
            { errorMessage: arns.map((arn) => ({ wildcard: `*${arn}*` })) },
          ],
        },
      },
      targets: [new SnsTopic(topic, { message: RuleTargetInput.fromText(text) })],
    })
    new ImpactAlarm(this, 'Attempted', {
      impact: 'All data, or the proof of what was erased, may soon be unreadable for everyone',
      cause:
        'someone tried to delete, disable, replicate or reopen a key; a deletion can be cancelled for 7 days at least',
      runbook: 'keys.md#the-alarm',
      // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
      metric: new Metric({
        namespace: 'AWS/Events',
        metricName: 'TriggeredRules',
        dimensionsMap: { RuleName: rule.ruleName },
        statistic: 'Sum',
        period: Duration.minutes(5),
      }),
    })
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-EventBusDLQ',
      reason: 'EventBridge tries for 24 hours, as long as the news is worth; CloudTrail keeps the attempt itself.',
    })
  }
}
