import type { Duration } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import { metricNamespace } from '../stage.ts'
import { ImpactAlarm, type ImpactAlarmProps } from './impact-alarm.ts'
import { stackContext } from './stack-context.ts'

export type CountedAlarmProps = Pick<ImpactAlarmProps, 'impact' | 'cause' | 'runbook' | 'atLeast'> & {
  /** Of the stage's own namespace. */
  readonly metric: string
  /** The log field that says what is concerned: an id or a word, never a person. */
  readonly dimension: string
  /** Three hours at most: a query of Metrics Insights sees no more. */
  readonly period: Duration
  readonly statistic?: 'SUM' | 'MAX'
}

/** One contributor per value of a log field, so that the alarm names what is concerned. */
export class CountedAlarm extends ImpactAlarm {
  constructor(scope: Construct, id: string, props: CountedAlarmProps) {
    const { metric, dimension, period, statistic = 'SUM', cause, ...rest } = props
    const schema = `SCHEMA("${metricNamespace(stackContext(scope).stage)}", ${dimension})`
    const expression = `SELECT ${statistic}("${metric}") FROM ${schema} GROUP BY ${dimension}`
    super(scope, id, {
      ...rest,
      cause: `${cause}; the alarm names each by its ${dimension}`,
      metric: new MathExpression({ expression, period }),
    })
  }
}
