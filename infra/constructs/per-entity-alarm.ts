import type { Duration } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { houseOf } from './stack-context.ts'

export interface NamedAlarmProps {
  /** Who is hurt and how. */
  readonly impact: string
  readonly cause: string
  /** The function whose log lines tell of it. */
  readonly told: ServiceFunction
  /** The `event` of these lines. */
  readonly event: string
  /** The field that names which one: an id, never a person. */
  readonly names: string
  readonly period: Duration
}

/** An alarm over log lines that names which thing it is about: one contributor for each value of a field. */
export class NamedAlarm extends Construct {
  constructor(scope: Construct, id: string, props: NamedAlarmProps) {
    super(scope, id)
    const { told, event, names, period } = props
    const namespace = `Fieldpost-${houseOf(this).stage.name}`
    new MetricFilter(this, 'Lines', {
      logGroup: told.log,
      filterPattern: FilterPattern.stringValue('$.event', '=', event),
      metricNamespace: namespace,
      metricName: event,
      metricValue: '1',
      dimensions: { [names]: `$.${names}` },
    })
    const expression = `SELECT MAX("${event}") FROM SCHEMA("${namespace}", ${names}) GROUP BY ${names}`
    const metric = new MathExpression({ expression, period })
    new ImpactAlarm(this, 'Named', {
      impact: props.impact,
      cause: `${props.cause}; the alarm names each by its ${names}`,
      metric,
    })
  }
}
