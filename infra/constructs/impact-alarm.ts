import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Construct } from 'constructs'
import { stackContext } from './stack-context.ts'

export type ImpactAlarmProps = {
  /** Who is affected and how, for the person on call. */
  readonly impact: string
  /** The measurement, in a few words. */
  readonly cause: string
  readonly metric: IMetric
  /** Threshold, inclusive; 1 by default. */
  readonly atLeast?: number
  readonly periods?: number
  /** How missing data counts: `notBreaching` by default, `breaching` for what must happen all the time. */
  readonly missingData?: 'breaching' | 'notBreaching'
}

/** An alarm whose description names the impact first, then the cause. */
export class ImpactAlarm extends Construct {
  constructor(scope: Construct, id: string, props: ImpactAlarmProps) {
    super(scope, id)
    const mustHappen = props.missingData === 'breaching'
    const alarm = new Alarm(this, 'Alarm', {
      metric: props.metric,
      alarmDescription: `${props.impact}. (${props.cause})`,
      threshold: props.atLeast ?? 1,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: mustHappen
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: mustHappen ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    alarm.addAlarmAction(new SnsAction(stackContext(this).alarms))
  }
}
