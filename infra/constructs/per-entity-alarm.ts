import type { Duration } from 'aws-cdk-lib'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { metricNamespace } from '../stage.ts'
import { CountedAlarm } from './counted-alarm.ts'
import type { Runbook } from './runbook.ts'
import type { ServiceFunction } from './service-function.ts'
import { stackContext } from './stack-context.ts'

export type PerEntityAlarmProps = {
  /** Who is affected and how. */
  readonly impact: string
  readonly cause: string
  readonly runbook: Runbook
  readonly source: ServiceFunction
  readonly event: string
  /** The log field that identifies the entity: an id, never a person. */
  readonly dimension: string
  readonly period: Duration
}

/** Counts the lines of a log by a field. */
export class PerEntityAlarm extends Construct {
  constructor(scope: Construct, id: string, { source, event, ...props }: PerEntityAlarmProps) {
    super(scope, id)
    new MetricFilter(this, 'Lines', {
      logGroup: source.log,
      filterPattern: FilterPattern.stringValue('$.event', '=', event),
      metricNamespace: metricNamespace(stackContext(this).stage),
      metricName: event,
      metricValue: '1',
      dimensions: { [props.dimension]: `$.${props.dimension}` },
    })
    new CountedAlarm(this, 'Named', { ...props, metric: event, statistic: 'MAX' })
  }
}
