import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { businessEvents, countedEvents, measuredEvents } from '../../../functions/shared/counted-events.ts'
import { log } from '../../../functions/shared/log.ts'
import { failures } from '../../../infra/capabilities/counted-failures.ts'
import { ofType, synthesize } from '../stacks.ts'

const stacks = synthesize()
const alarms = ofType(stacks.alarms, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)
const root = join(import.meta.dirname, '../../..')
const code = globSync('functions/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('counted-events.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'))

test('every event that is counted has an alarm, by the same field', () => {
  const measured = [['oldestDueSeconds', 'function']]
  const counted = Object.fromEntries([...Object.entries(countedEvents), ...measured])
  expect(Object.fromEntries(Object.entries(failures).map(([name, { dimension }]) => [name, dimension]))).toEqual(
    counted,
  )
})

describe.each(Object.keys({ ...countedEvents, ...businessEvents, ...measuredEvents }))('%s', (event) => {
  test('is logged by the code', () => {
    expect(code.filter((text) => text.includes(`'${event}'`))).not.toEqual([])
  })
})

test.each(Object.entries(failures))('%s rings once for each that is concerned, within 3 hours', (metric, failure) => {
  const expression = `${failure.statistic ?? 'SUM'}("${metric}") FROM SCHEMA("Fieldpost-production", ${failure.dimension})`
  const raised = alarms.filter(({ Metrics }) =>
    (Metrics as { Expression?: string }[] | undefined)?.some(({ Expression }) => Expression?.includes(expression)),
  )
  expect(raised).toMatchObject([{ Threshold: failure.atLeast ?? 1, TreatMissingData: 'notBreaching' }])
  const [{ Period = 0 } = {}] = (raised[0]?.['Metrics'] ?? []) as { Period?: number }[]
  expect(Period).toBeLessThanOrEqual(3 * 3600)
})

test('every alarm has a name that says what it watches, and a sentence of who is hurt, the cause and a runbook', () => {
  const names = alarms.map(({ AlarmName }) => String(AlarmName))
  expect(new Set(names).size).toBe(names.length)
  for (const { AlarmName, AlarmDescription, AlarmActions } of alarms) {
    expect(AlarmName).toMatch(/^Fieldpost-production \w+( \w+)+$/)
    expect(AlarmDescription).toMatch(/^[A-Z].{15,}\. \(.+\) Runbook: docs\/runbooks\/[\w-]+\.md#[\w-]+$/)
    expect(AlarmActions).toHaveLength(1)
  }
})

describe('a line of an event that is counted', () => {
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  afterEach(() => {
    written.mockClear()
    vi.unstubAllEnvs()
  })
  const logged = (...given: Parameters<typeof log>) => {
    log(...given)
    return JSON.parse(String(written.mock.calls.at(-1)?.[0]))
  }

  test('is a metric in the embedded format, beside its fields', () => {
    vi.stubEnv('METRIC_NAMESPACE', 'Fieldpost-x')
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'sender')
    expect(logged('error', 'request_failed', { route: 'GET /v1/me', status: 500 })).toMatchObject({
      event: 'request_failed',
      route: 'GET /v1/me',
      request_failed: 1,
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          { Namespace: 'Fieldpost-x', Dimensions: [['route']], Metrics: [{ Name: 'request_failed', Unit: 'Count' }] },
        ],
      },
    })
    expect(logged('error', 'message_failed', { messageId: 'm' })).toMatchObject({
      function: 'sender',
      message_failed: 1,
    })
    expect(logged('info', 'due_run', { count: 0, oldestDueSeconds: 7 })).toMatchObject({
      oldestDueSeconds: 7,
      _aws: { CloudWatchMetrics: [{ Dimensions: [['function']], Metrics: [{ Name: 'oldestDueSeconds' }] }] },
    })
  })

  test('has its number as a metric too, where the business counts both', () => {
    vi.stubEnv('METRIC_NAMESPACE', 'Fieldpost-x')
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'ingest')
    expect(logged('info', 'upload_received', { points: 50 })).toMatchObject({
      function: 'ingest',
      upload_received: 1,
      points: 50,
      _aws: {
        CloudWatchMetrics: [{ Dimensions: [['function']], Metrics: [{ Name: 'upload_received' }, { Name: 'points' }] }],
      },
    })
  })

  test('is none where no namespace is set, nor for other events', () => {
    expect(logged('error', 'request_failed', { route: 'GET /v1/me' })).not.toHaveProperty('_aws')
    vi.stubEnv('METRIC_NAMESPACE', 'Fieldpost-x')
    expect(logged('info', 'export_finished')).not.toHaveProperty('_aws')
  })
})
