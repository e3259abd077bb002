import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { dueShards } from '../../functions/shared/keys.ts'
import { functionsOf } from './roles.ts'
import { ofType, synthesize, target } from './stacks.ts'

const stacks = synthesize()
const functions = functionsOf(stacks)
const root = new URL('../../functions/', import.meta.url).pathname

test('every handler is somebody’s, and every function has one', () => {
  expect(functions.map(({ entry }) => entry).sort()).toEqual(globSync('*/handlers/*.ts', { cwd: root }).sort())
})

describe.each(functions)('$entry', ({ id, entry, properties }) => {
  const alarms = ofType(stacks.alarms, 'AWS::CloudWatch::Alarm').filter(([, { Properties }]) =>
    JSON.stringify(Properties['Metrics'] ?? []).includes(`{"Ref":"${id}"}`),
  )

  test('runs on Node 24 and arm64', () => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
  })

  test('has an encrypted log of its own that ends after two weeks', () => {
    const log = target((properties['LoggingConfig'] as { LogGroup: unknown }).LogGroup) ?? ''
    expect(stacks.service[log]?.Properties).toMatchObject({ RetentionInDays: 14, KmsKeyId: expect.anything() })
    const sharing = functions.filter(
      ({ properties: { LoggingConfig } }) => target((LoggingConfig as { LogGroup: unknown }).LogGroup) === log,
    )
    expect(sharing).toHaveLength(1)
  })

  test('has one alarm on errors and throttles, that says who is hurt, and reaches somebody', () => {
    expect(alarms).toHaveLength(1)
    for (const [, { Properties }] of alarms) {
      const metrics = Properties['Metrics'] as {
        Expression?: string
        MetricStat?: { Metric: { MetricName: string } }
      }[]
      expect(metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? [])).toEqual(['Errors', 'Throttles'])
      expect(metrics[0]?.Expression).toBe('FILL(errors, 0) + FILL(throttles, 0)')
      expect(String(properties['Description'])).toContain(String(Properties['AlarmDescription']).split('. (')[0])
      expect(Properties['AlarmDescription']).toMatch(
        /^[A-Z].{15,}\. \(.+\) Runbook: docs\/runbooks\/application\.md#a-function-failed$/,
      )
      expect(Properties['AlarmActions']).toHaveLength(1)
    }
  })

  test('is given the variables that it reads, and no unknown one', () => {
    const handler = readFileSync(`${root}${entry}`, 'utf8')
    const read = [...handler.matchAll(/\benv\('(\w+)'\)/g)].map(([, name]) => name)
    if (handler.includes('openTable(')) read.push('TABLE_NAME', 'KEY_TABLE_NAME', 'ROOT_KEY_ID')
    const known = readFileSync(`${root}shared/env.ts`, 'utf8')
    const given = Object.keys((properties['Environment'] as { Variables?: object } | undefined)?.Variables ?? {})
    expect(given).toEqual(expect.arrayContaining(read))
    for (const name of given) expect(known).toContain(`  ${name}: `)
  })
})

describe('the quiesce of an erasure', () => {
  test.each(['production', 'local', 'test'] as const)('outlasts every function (%s)', (stage) => {
    const all = functionsOf(synthesize(stage))
    const longest = Math.max(...all.map(({ properties }) => Number(properties['Timeout'])))
    const waits = all.flatMap(({ properties }) => {
      const { Variables } = (properties['Environment'] ?? {}) as { Variables?: Record<string, string> }
      return Variables?.['QUIESCE_SECONDS'] ?? []
    })
    expect(waits.length).toBeGreaterThan(0)
    for (const seconds of waits) expect(Number(seconds)).toBe(longest + 5)
  })

  test('takes a test no longer than ten seconds', () => {
    const longest = functionsOf(synthesize('test')).map(({ properties }) => Number(properties['Timeout']))
    expect(Math.max(...longest)).toBe(5)
  })
})

describe('a function that AWS invokes asynchronously', () => {
  const configs = ofType(stacks.service, 'AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties)
  const targets = [
    ...ofType(stacks.service, 'AWS::Events::Rule').flatMap(([, { Properties }]) =>
      ((Properties['Targets'] ?? []) as { Arn: unknown }[]).map(({ Arn }) => target(Arn)),
    ),
    ...ofType(stacks.service, 'AWS::Logs::SubscriptionFilter').map(([, { Properties }]) =>
      target(Properties['DestinationArn']),
    ),
    ...ofType(stacks.service, 'AWS::SNS::Subscription')
      .filter(([, { Properties }]) => Properties['Protocol'] === 'lambda')
      .map(([, { Properties }]) => target(Properties['Endpoint'])),
  ]
  const invoked = functions.filter(({ id }) => targets.includes(id))
  const configOf = (id: string) => configs.filter(({ FunctionName }) => target(FunctionName) === id)

  test('is one of three', () => {
    const reports = 'notifications/handlers/receive-sms-reports.ts'
    const scheduled = ['due/handlers/run-due.ts', 'erasure/handlers/audit-erasures.ts']
    expect(invoked.map(({ entry }) => entry).toSorted()).toEqual([...scheduled, reports].toSorted())
  })

  test.each(invoked)('says how often a failed event is run again, and for how long: $entry', ({ id }) => {
    expect(configOf(id)).toEqual([
      expect.objectContaining({
        MaximumRetryAttempts: expect.any(Number),
        MaximumEventAgeInSeconds: expect.any(Number),
      }),
    ])
  })

  test('by a schedule is not run again: the next run makes up for it', () => {
    const ages = invoked.flatMap(({ id, entry }) =>
      entry.includes('receive') ? [] : configOf(id).map((config) => [entry, config]),
    )
    expect(ages).toEqual([
      [
        'erasure/handlers/audit-erasures.ts',
        expect.objectContaining({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 900 }),
      ],
      ['due/handlers/run-due.ts', expect.objectContaining({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 })],
    ])
  })

  test('starts the due runs of a minute so that each shard is in one of them, and a rule has room for all', () => {
    const inputs = ofType(stacks.service, 'AWS::Events::Rule').flatMap(([, { Properties }]) => {
      const targets = (Properties['Targets'] ?? []) as { Input?: string }[]
      expect(targets.length).toBeLessThanOrEqual(5)
      return targets.flatMap(({ Input }) => (Input === undefined ? [] : [JSON.parse(Input) as { shards: string[] }]))
    })
    expect(inputs.length).toBeGreaterThan(1)
    expect(inputs.flatMap(({ shards }) => shards).toSorted()).toEqual(dueShards.toSorted())
  })

  test('with reports of texts loses none: what fails thrice is set aside for a day', () => {
    const reports = invoked.find(({ entry }) => entry.includes('receive-sms-reports'))
    const [config] = configOf(reports?.id ?? '')
    expect(config).toMatchObject({ MaximumRetryAttempts: 2 })
    const destinations = config?.['DestinationConfig'] as { OnFailure: { Destination: unknown } } | undefined
    const queue = stacks.service[target(destinations?.OnFailure.Destination ?? {}) ?? '']
    expect(queue?.Properties).toMatchObject({ MessageRetentionPeriod: 86_400, SqsManagedSseEnabled: true })
  })
})

test('every queue sets aside what fails, and says so', () => {
  const queues = [...ofType(stacks.data, 'AWS::SQS::Queue'), ...ofType(stacks.service, 'AWS::SQS::Queue')]
  const fed = ofType(stacks.service, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties)
  for (const { EventSourceArn, FunctionResponseTypes } of fed) {
    const [id = '', queue] = queues.find(([each]) => each === target(EventSourceArn)) ?? []
    // A STOP that cannot even be stored is in its queue only, which must outlast an outage.
    const attempts = id.includes('InboundTexts') ? 400 : 5
    expect(queue?.Properties).toHaveProperty('RedrivePolicy.maxReceiveCount', attempts)
    expect(FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
  }
  for (const [id] of queues) {
    const watched = ofType(stacks.alarms, 'AWS::CloudWatch::Alarm').filter(([, { Properties }]) =>
      JSON.stringify(Properties['Dimensions'] ?? []).includes(id),
    )
    expect(watched).toHaveLength(1)
  }
})
