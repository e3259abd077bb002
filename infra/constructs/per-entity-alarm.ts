import type { Duration } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { metricNamespace } from '../stage.ts'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { stackContext } from './stack-context.ts'

export type PerEntityAlarmProps = {
  /** Who is affected and how. */
  readonly impact: string
  readonly cause: string
  readonly source: ServiceFunction
  readonly event: string
  /** The log field that identifies the entity: an id, never a person. */
  readonly dimension: string
  readonly period: Duration
}

/** One contributor per value of a log field, so that the alarm names the entity. */
export class PerEntityAlarm extends Construct {
  constructor(scope: Construct, id: string, props: PerEntityAlarmProps) {
    super(scope, id)
    const { source, event, dimension, period } = props
    const namespace = metricNamespace(stackContext(this).stage)
    new MetricFilter(this, 'Lines', {
      logGroup: source.log,
      filterPattern: FilterPattern.stringValue('$.event', '=', event),
      metricNamespace: namespace,
      metricName: event,
      metricValue: '1',
      dimensions: { [dimension]: `$.${dimension}` },
    })
    const expression = `SELECT MAX("${event}") FROM SCHEMA("${namespace}", ${dimension}) GROUP BY ${dimension}`
    const metric = new MathExpression({ expression, period })
    new ImpactAlarm(this, 'Named', {
      impact: props.impact,
      cause: `${props.cause}; the alarm names each by its ${dimension}`,
      metric,
    })
  }
}
