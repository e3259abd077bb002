import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { functionsOf } from './roles.ts'
import { ofType, synthesize, target } from './stacks.ts'

const { service, ...stacks } = synthesize()
const alarms = ofType(stacks.alarms, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)
const functions = functionsOf({ service })
const sources = join(import.meta.dirname, '../../functions')
const code = globSync('**/*.ts', { cwd: sources }).map((file) => readFileSync(join(sources, file), 'utf8'))

/** What log lines are counted by: the event, whose log, and the metric. */
const filters = ofType(service, 'AWS::Logs::MetricFilter').map(([, { Properties }]) => {
  const [metric] = Properties['MetricTransformations'] as [{ MetricName: string; MetricNamespace: string }]
  const log = target(Properties['LogGroupName'])
  const told = functions.find(
    ({ properties }) => target((properties['LoggingConfig'] as { LogGroup: unknown }).LogGroup) === log,
  )
  const event = /"(\w+)"/.exec(String(Properties['FilterPattern']))?.[1] ?? ''
  return { event, entry: told?.entry, metric, Properties }
})

/** What an alarm leaves out. */
const tolerated = 'request_deferred'

test('people see errors: 5xx without the answers that ask a phone to come again', () => {
  const filter = filters.find(({ event }) => event === tolerated)
  expect(filter).toMatchObject({ entry: 'shifts/handlers/ingest.ts', metric: { MetricValue: '1' } })
  const told = alarms.filter(({ AlarmDescription }) => String(AlarmDescription).startsWith('People see errors'))
  expect(told).toHaveLength(1)
  const queries = told[0]?.['Metrics'] as { Expression?: string; MetricStat?: { Metric: { MetricName: string } } }[]
  expect(queries.flatMap(({ Expression }) => Expression ?? [])).toEqual(['errors - FILL(deferred, 0)'])
  const names = queries.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? [])
  expect(names.sort()).toEqual(['5xx', tolerated])
})

describe.each(filters.filter(({ event }) => event !== tolerated))('$event', ({ event, entry, metric }) => {
  test('is logged by somebody', () => {
    expect(entry).toBeDefined()
    expect(code.filter((text) => text.includes(`'${event}'`))).not.toEqual([])
  })

  test('raises an alarm that says who is hurt', () => {
    const raised = alarms.filter(
      ({ MetricName, Namespace, Metrics }) =>
        (MetricName === metric.MetricName && Namespace === metric.MetricNamespace) ||
        JSON.stringify(Metrics ?? []).includes(`("${metric.MetricName}")`.replaceAll('"', String.raw`\"`)),
    )
    expect(raised).toHaveLength(1)
    expect(raised[0]).toMatchObject({ Threshold: 1, AlarmActions: [expect.anything()] })
  })
})

test('what is left out is logged by the code', () => {
  expect(code.filter((text) => text.includes(`'${tolerated}'`))).not.toEqual([])
})

test('a shift that is not sealed after a day is told by the function that compactions', () => {
  const unsealed = filters.find(({ event }) => event === 'track_compaction_overdue')
  expect(unsealed).toMatchObject({ entry: 'shifts/handlers/compact-tracks.ts', metric: { MetricValue: '1' } })
  expect(unsealed?.Properties['FilterPattern']).toBe('"track_compaction_overdue"')
})
