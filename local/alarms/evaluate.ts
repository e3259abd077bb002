import type { Alarm, MetricStat } from './alarm.ts'
import { calculate } from './expression.ts'
import type { Metrics, Statistic } from './metrics.ts'

export type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA'
/** `contributors`: the values of the dimension that a query groups by, of those that breach. */
export type Evaluation = { state: State; reason: string; contributors?: string[] }

type Datapoint = { value: number | undefined; contributors: string[] }

const statistics: Readonly<Record<string, Statistic>> = {
  SUM: 'Sum',
  MAX: 'Maximum',
  MIN: 'Minimum',
  AVG: 'Average',
  COUNT: 'SampleCount',
}
const query = /^SELECT (SUM|MAX|MIN|AVG|COUNT)\("([^"]+)"\) FROM SCHEMA\("([^"]+)", (\w+)\)( GROUP BY (\w+))?$/

/**
 * Evaluates an alarm as CloudWatch does, over the periods that end now. `since`: from when figures are kept; `isKnown`: whether
 * they are at all.
 */
export function evaluate(
  alarm: Alarm,
  metrics: Metrics,
  { now, since, isKnown }: { now: number; since: number; isKnown(stat: MetricStat['Metric']): boolean },
): Evaluation {
  for (const { Metric } of alarm.stats.values())
    if (!isKnown(Metric))
      return insufficient(`The local cloud has no figures of ${Metric.Namespace} ${Metric.MetricName}.`)
  const mustHappen = alarm.TreatMissingData === 'breaching'
  if (mustHappen && now - since < alarm.periodMs * alarm.EvaluationPeriods)
    return insufficient('The local cloud has run for less than the periods that the alarm looks at.')
  let points: Datapoint[]
  try {
    points = Array.from({ length: alarm.EvaluationPeriods }, (_, n) =>
      datapoint(alarm, metrics, now - (n + 1) * alarm.periodMs, now - n * alarm.periodMs),
    )
  } catch (error) {
    return insufficient(`The local cloud does not know this metric: ${error instanceof Error ? error.message : ''}.`)
  }
  return judged(alarm, points)
}

function judged(alarm: Alarm, points: readonly Datapoint[]): Evaluation {
  const { Threshold, TreatMissingData, datapoints } = alarm
  const known = points.filter(({ value }) => value !== undefined)
  if (known.length === 0 && (TreatMissingData === 'missing' || TreatMissingData === 'ignore'))
    return insufficient('No figures came in.')
  const breaching = points.filter(({ value }) =>
    value === undefined ? TreatMissingData === 'breaching' : breaches(alarm, value),
  )
  const values = points.map(({ value }) => (value === undefined ? 'none' : String(Math.round(value * 100) / 100)))
  const compared = `${values.join(', ')} in the last ${points.length === 1 ? 'period' : `${points.length} periods`} of ${alarm.periodMs / 60_000} minutes`
  const state = breaching.length >= datapoints ? 'ALARM' : 'OK'
  const contributors = [...new Set(breaching.flatMap((point) => point.contributors))].sort()
  const reason = `${compared}; ${alarm.ComparisonOperator} ${Threshold}${contributors.length > 0 ? `: ${contributors.join(', ')}` : ''}`
  return { state, reason, ...(contributors.length > 0 && { contributors }) }
}

/** Of a query that groups, the value furthest beyond the threshold. */
function datapoint(alarm: Alarm, metrics: Metrics, from: number, to: number): Datapoint {
  const [, fn = '', name = '', namespace = '', dimension = ''] = query.exec(alarm.expression) ?? []
  const statistic = statistics[fn]
  if (statistic) {
    const read = [...metrics.byDimension(namespace, name, dimension)].flatMap(([of, metric]) => {
      const value = metrics.read(metric, statistic, from, to)
      return value === undefined ? [] : [{ of, value }]
    })
    const values = read.map(({ value }) => value)
    const contributors = read.filter(({ value }) => breaches(alarm, value)).map(({ of }) => of)
    return { value: values.length === 0 ? undefined : Math.max(...values), contributors }
  }
  const read = (id: string) => {
    const stat = alarm.stats.get(id)
    if (!stat) throw new Error(`no metric ${id}`)
    const { Namespace, MetricName, Dimensions } = stat.Metric
    const dimensions = Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, Value]))
    return metrics.read({ namespace: Namespace, name: MetricName, dimensions }, stat.Stat, from, to)
  }
  return { value: calculate(alarm.expression, read), contributors: [] }
}

function breaches({ ComparisonOperator, Threshold }: Alarm, value: number): boolean {
  switch (ComparisonOperator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= Threshold
    case 'GreaterThanThreshold':
      return value > Threshold
    case 'LessThanThreshold':
      return value < Threshold
    case 'LessThanOrEqualToThreshold':
      return value <= Threshold
  }
}

function insufficient(reason: string): Evaluation {
  return { state: 'INSUFFICIENT_DATA', reason }
}
