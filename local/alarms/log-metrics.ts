import * as z from 'zod'
import type { Deployment } from '../stacks/deployment.ts'
import type { Metrics } from './metrics.ts'

const Filter = z.object({
  LogGroupName: z.string(),
  FilterPattern: z.string(),
  MetricTransformations: z.tuple([
    z.object({
      MetricName: z.string(),
      MetricNamespace: z.string(),
      MetricValue: z.string(),
      Dimensions: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
    }),
  ]),
})
type Filter = z.infer<typeof Filter>

const Embedded = z.object({
  _aws: z.object({
    Timestamp: z.number(),
    CloudWatchMetrics: z.array(
      z.object({
        Namespace: z.string(),
        Dimensions: z.array(z.array(z.string())),
        Metrics: z.array(z.object({ Name: z.string() })),
      }),
    ),
  }),
})

/** What CloudWatch Logs makes of a line: metrics in the embedded format, and those of the template's filters. */
export function openLogMetrics(deployment: Deployment, metrics: Metrics, now: () => number) {
  const filters = Map.groupBy(
    deployment.ofType('AWS::Logs::MetricFilter').map(({ properties }) => Filter.parse(properties)),
    ({ LogGroupName }) => LogGroupName,
  )
  return (logGroup: string, line: string): void => {
    const fields = fieldsOf(line)
    if (fields) addEmbedded(fields, metrics)
    for (const filter of filters.get(logGroup) ?? [])
      if (matches(filter.FilterPattern, line, fields)) addFiltered(filter, fields ?? {}, metrics, now())
  }
}

type Fields = Record<string, unknown>

function fieldsOf(line: string): Fields | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    return JSON.parse(line) as Fields
  } catch {
    return undefined
  }
}

function addEmbedded(fields: Fields, metrics: Metrics): void {
  const embedded = Embedded.safeParse(fields)
  if (!embedded.success) return
  const { Timestamp, CloudWatchMetrics } = embedded.data._aws
  for (const { Namespace, Dimensions, Metrics } of CloudWatchMetrics)
    for (const { Name } of Metrics)
      for (const names of Dimensions) {
        const dimensions = Object.fromEntries(names.map((name) => [name, String(fields[name])]))
        metrics.add({ namespace: Namespace, name: Name, dimensions }, Number(fields[Name]), Timestamp)
      }
}

/** The two patterns that the stacks use: a term in quotes, and one JSON field that equals a text. */
function matches(pattern: string, line: string, fields: Fields | undefined): boolean {
  const [, name = '', value] = /^\{ \$\.(\w+) = "([^"]*)" \}$/.exec(pattern) ?? []
  if (value !== undefined) return fields?.[name] === value
  const [, term] = /^"([^"]*)"$/.exec(pattern) ?? []
  return term !== undefined && line.includes(term)
}

function addFiltered({ MetricTransformations: [metric] }: Filter, fields: Fields, metrics: Metrics, at: number): void {
  const resolved = (text: string) => (text.startsWith('$.') ? fields[text.slice(2)] : text)
  const pairs = metric.Dimensions.map(({ Key, Value }) => [Key, resolved(Value)] as const)
  // CloudWatch counts no line that lacks a dimension.
  if (pairs.some(([, value]) => value === undefined)) return
  const dimensions = Object.fromEntries(pairs.map(([key, value]) => [key, String(value)]))
  const { MetricNamespace: namespace, MetricName: name } = metric
  metrics.add({ namespace, name, dimensions }, Number(resolved(metric.MetricValue)), at)
}
