import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Construct } from 'constructs'
import { metricNamespace } from '../stage.ts'
import type { Runbook } from './runbook.ts'
import { stackContext } from './stack-context.ts'

export type ImpactAlarmProps = {
  /** Who is affected and how. */
  readonly impact: string
  readonly cause: string
  readonly runbook: Runbook
  readonly metric: IMetric
  /** Inclusive; default 1. */
  readonly atLeast?: number
  readonly periods?: number
  /** Default `notBreaching`; `breaching` for what must happen all the time. */
  readonly missingData?: 'breaching' | 'notBreaching'
}

/**
 * Is named after its scope and lies in the alarms stack. The description names the impact first, then the cause and what to do.
 */
export class ImpactAlarm extends Construct {
  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    const { alarms, stage } = stackContext(scope)
    const [, , ...within] = scope.node.scopes
    const name = [...within.map(({ node }) => node.id), id].join(' ')
    super(alarms, name)
    const mustHappen = props.missingData === 'breaching'
    const alarm = new Alarm(this, 'Alarm', {
      metric: props.metric,
      alarmName: `${metricNamespace(stage)} ${name}`,
      alarmDescription: `${props.impact}. (${props.cause}) Runbook: docs/runbooks/${props.runbook}`,
      threshold: props.atLeast ?? 1,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: mustHappen
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: mustHappen ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(alarms.topic))
    alarms.alarms.push(alarm)
  }
}
