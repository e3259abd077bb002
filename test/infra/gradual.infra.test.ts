import { describe, expect, test } from 'vitest'
import { functionsOf } from './roles.ts'
import { ofType, synthesize, target } from './stacks.ts'

describe('with gradualDeployment', () => {
  const { service } = synthesize('production', { gradualDeployment: true })
  const functions = functionsOf({ service })
  const aliases = ofType(service, 'AWS::Lambda::Alias')
  const groups = ofType(service, 'AWS::CodeDeploy::DeploymentGroup')

  test('clocking, ingest and the sender have an alias that CodeDeploy moves', () => {
    const entries = aliases.map(([, { Properties }]) => {
      return functions.find(({ id }) => id === target(Properties['FunctionName']))?.entry
    })
    expect(entries.sort()).toEqual([
      'notifications/handlers/send-messages.ts',
      'shifts/handlers/clocking.ts',
      'shifts/handlers/ingest.ts',
    ])
    expect(groups).toHaveLength(3)
    for (const [, alias] of aliases) {
      const { UpdatePolicy } = alias as { UpdatePolicy?: { CodeDeployLambdaAliasUpdate?: Record<string, unknown> } }
      const group = target(UpdatePolicy?.CodeDeployLambdaAliasUpdate?.['DeploymentGroupName'])
      expect(groups.map(([id]) => id)).toContain(group)
    }
  })

  test('a version that fails is rolled back by an alarm of its alias', () => {
    for (const [, { Properties }] of groups) {
      expect(Properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        AutoRollbackConfiguration: {
          Enabled: true,
          Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']),
        },
      })
      const { Alarms, Enabled } = Properties['AlarmConfiguration'] as { Alarms: { Name: unknown }[]; Enabled: boolean }
      const alarm = service[target(Alarms[0]?.Name) ?? '']
      expect([Enabled, alarm?.Type, alarm?.Properties['MetricName']]).toEqual([
        true,
        'AWS::CloudWatch::Alarm',
        'Errors',
      ])
    }
  })

  test('the alarm says who is hurt and has a runbook', () => {
    const failing = ofType(service, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)
    expect(failing).toHaveLength(3)
    for (const { AlarmName, AlarmDescription } of failing) {
      expect(AlarmName).toMatch(/^Fieldpost-production \w+( \w+)+ Failing$/)
      expect(AlarmDescription).toMatch(
        /^A tenth .+\. \(.+\) Runbook: docs\/runbooks\/application\.md#a-deployment-is-rolled-back$/,
      )
    }
  })

  test('callers and the queue reach the alias, and only it', () => {
    const ids = new Set(aliases.map(([id]) => id))
    const behind = aliases.map(([, { Properties }]) => target(Properties['FunctionName']))
    const called = [
      ...ofType(service, 'AWS::ApiGatewayV2::Integration').map(([, { Properties }]) => Properties['IntegrationUri']),
      ...ofType(service, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => Properties['FunctionName']),
    ].map((reference) => target(reference) ?? JSON.stringify(reference))
    for (const id of ids) expect(called.some((each) => each.includes(id))).toBe(true)
    for (const id of behind) expect(called).not.toContain(id)
  })
})

test('without it nothing is versioned', () => {
  expect(ofType(synthesize().service, 'AWS::Lambda::Version')).toEqual([])
})
