import { describe, expect, test } from 'vitest'
import { effectsOf } from '../../infra/rehearsal/effects.ts'
import { fixedNames } from '../../infra/rehearsal/fixed-names.ts'
import { clashes, judge, maxResources, oversized } from '../../infra/rehearsal/judge.ts'
import type { Resource, Template, Templates } from '../../infra/templates.ts'

const policies = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }
const table = (TableName?: string): Resource => ({
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: { ...(TableName && { TableName }), KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] },
  ...policies,
})
const identity = (EmailIdentity: string, more: Partial<Resource> = policies): Resource => ({
  Type: 'AWS::SES::EmailIdentity',
  Properties: { EmailIdentity },
  ...more,
})
const queue = (QueueName?: string): Resource => ({
  Type: 'AWS::SQS::Queue',
  Properties: { ...(QueueName && { QueueName }), DelaySeconds: 1 },
})
const stacks = (data: Template['Resources'], service: Template['Resources'] = {}): Templates => ({
  'Fieldpost-x-data': { Resources: data },
  'Fieldpost-x-service': { Resources: service },
})
const faultsOf = (setting: string, before: Templates, after: Templates) =>
  judge(setting, effectsOf(before, after)).faults

describe('a change of the data stack', () => {
  test('that only updates is let through', () => {
    const longer = { ...queue(), Properties: { DelaySeconds: 2 } }
    const effects = effectsOf(stacks({ Queue: queue() }), stacks({ Queue: longer, Table: table() }))
    expect(Object.fromEntries(effects.map(({ id, what }) => [id, what]))).toEqual({
      Queue: 'updated',
      Table: 'created',
    })
    expect(judge('smsNumber', effects)).toEqual({ faults: [], warnings: [] })
  })

  test('that renames a table is reported, though the old one would stay', () => {
    expect(faultsOf('smsNumber', stacks({ Table: table('a') }), stacks({ Table: table('b') }))).toEqual([
      expect.stringMatching(/^smsNumber: AWS::DynamoDB::GlobalTable Table of Fieldpost-x-data would be replaced/),
    ])
  })

  test('that gives a resource another logical id is reported', () => {
    expect(faultsOf('smsNumber', stacks({ Table: table() }), stacks({ Tabelle: table() }))).toEqual([
      expect.stringContaining('Table of Fieldpost-x-data would be deleted'),
    ])
  })

  test('that loses the whole stack is reported', () => {
    expect(faultsOf('smsNumber', stacks({ Table: table() }), {})).toHaveLength(1)
  })

  test('that replaces what depends on a replaced resource is reported for both', () => {
    const destination = (set: string): Template['Resources'] => ({
      Set: { Type: 'AWS::SES::ConfigurationSet', Properties: { Name: set }, ...policies },
      To: {
        Type: 'AWS::SES::ConfigurationSetEventDestination',
        Properties: { ConfigurationSetName: { Ref: 'Set' } },
        ...policies,
      },
    })
    expect(faultsOf('smsNumber', stacks(destination('a')), stacks(destination('b')))).toHaveLength(2)
  })
})

describe('another email domain', () => {
  const [before, after] = [stacks({ Domain: identity('a.example') }), stacks({ Domain: identity('b.example') })]

  test('is said loudly, and let through when the old identity stays usable', () => {
    const { faults, warnings } = judge('emailDomain', effectsOf(before, after))
    expect(faults).toEqual([])
    expect(warnings).toEqual([expect.stringContaining('emailDomain IS NOT TO BE CHANGED')])
  })

  test('is reported when the old identity would be deleted', () => {
    const unprotected = stacks({ Domain: identity('a.example', {}) })
    expect(faultsOf('emailDomain', unprotected, after)).toEqual([expect.stringContaining('would be replaced and lost')])
  })

  test('as a consequence of another setting is reported', () => {
    expect(faultsOf('smsNumber', before, after)).toHaveLength(1)
  })
})

test('the service stack may be made anew', () => {
  expect(faultsOf('smsNumber', stacks({}, { Queue: queue('a') }), stacks({}, { Queue: queue('b') }))).toEqual([])
})

describe('a name', () => {
  test('that two stages share is reported', () => {
    const templates = stacks({ Table: table('accounts') }, { Queue: queue() })
    expect(fixedNames(templates)).toEqual(['AWS::DynamoDB::GlobalTable accounts'])
    expect(clashes('second stage', templates, fixedNames(templates))).toEqual([
      'second stage: AWS::DynamoDB::GlobalTable accounts exists already',
    ])
  })

  test('below another resource, and one that CloudFormation gives, is free', () => {
    const stage: Resource = {
      Type: 'AWS::ApiGatewayV2::Stage',
      Properties: { ApiId: { Ref: 'Api' }, StageName: '$default' },
    }
    const shown: Resource = { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'Http' } }
    expect(fixedNames(stacks({ Stage: stage, Api: shown, Table: table() }))).toEqual([])
  })
})

test('a stack with too many resources is reported', () => {
  const many = (count: number) =>
    stacks({}, Object.fromEntries(Array.from({ length: count }, (_, n) => [`Q${n}`, queue()])))
  expect(oversized('fresh', many(maxResources))).toEqual([])
  expect(oversized('fresh', many(maxResources + 1))).toEqual([
    `fresh: Fieldpost-x-service has ${maxResources + 1} resources, more than ${maxResources}`,
  ])
})
