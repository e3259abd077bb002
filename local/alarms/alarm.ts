import * as z from 'zod'
import type { Deployment } from '../stacks/deployment.ts'

const Dimensions = z.array(z.object({ Name: z.string(), Value: z.string() })).default([])
const Statistic = z.enum(['Sum', 'Maximum', 'Minimum', 'Average', 'SampleCount'])
const Stat = z.object({
  Metric: z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions }),
  Period: z.number(),
  Stat: Statistic,
})
const Query = z.object({
  Id: z.string(),
  Expression: z.string().optional(),
  MetricStat: Stat.optional(),
  Period: z.number().optional(),
  ReturnData: z.boolean().default(true),
})
const Properties = z.object({
  AlarmName: z.string().optional(),
  AlarmDescription: z.string().default(''),
  ComparisonOperator: z.enum([
    'GreaterThanOrEqualToThreshold',
    'GreaterThanThreshold',
    'LessThanThreshold',
    'LessThanOrEqualToThreshold',
  ]),
  EvaluationPeriods: z.number(),
  DatapointsToAlarm: z.number().optional(),
  Threshold: z.number(),
  TreatMissingData: z.enum(['breaching', 'notBreaching', 'ignore', 'missing']).default('missing'),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  Dimensions,
  Statistic: Statistic.optional(),
  Period: z.number().optional(),
  Metrics: z.array(Query).optional(),
})

export type MetricStat = z.infer<typeof Stat>
export type Alarm = Pick<
  z.infer<typeof Properties>,
  'ComparisonOperator' | 'EvaluationPeriods' | 'Threshold' | 'TreatMissingData'
> & {
  name: string
  description: string
  datapoints: number
  periodMs: number
  /** One metric is an expression that names it. */
  expression: string
  stats: ReadonlyMap<string, MetricStat>
}

export function alarmsOf(deployment: Deployment): Alarm[] {
  return deployment.ofType('AWS::CloudWatch::Alarm').map(({ ref, properties }) => {
    const parsed = Properties.parse(properties)
    const queries = parsed.Metrics ?? [{ Id: 'metric', MetricStat: singleOf(parsed), ReturnData: true }]
    const stats = new Map(queries.flatMap(({ Id, MetricStat }) => (MetricStat ? [[Id, MetricStat] as const] : [])))
    const returned = queries.find(({ ReturnData }) => ReturnData)
    const periods = queries.flatMap(({ Period, MetricStat }) => Period ?? MetricStat?.Period ?? [])
    return {
      ...parsed,
      name: parsed.AlarmName ?? ref,
      description: parsed.AlarmDescription,
      datapoints: parsed.DatapointsToAlarm ?? parsed.EvaluationPeriods,
      periodMs: Math.max(60, ...periods) * 1000,
      expression: returned?.Expression ?? returned?.Id ?? '',
      stats,
    }
  })
}

function singleOf(alarm: z.infer<typeof Properties>): MetricStat {
  const { Namespace = '', MetricName = '', Dimensions, Statistic = 'Sum', Period = 60 } = alarm
  return { Metric: { Namespace, MetricName, Dimensions }, Period, Stat: Statistic }
}
