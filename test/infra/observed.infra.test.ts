import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../infra/installation-problems.ts'
import { functionsOf } from './roles.ts'
import { ofType, synthesize } from './stacks.ts'

const stacks = synthesize('production', { tags: { CostCenter: 'field' } })

test('every function is traced', () => {
  for (const { properties } of functionsOf(stacks)) expect(properties).toHaveProperty('TracingConfig.Mode', 'Active')
})

describe('tags', () => {
  test.each(['AWS::Lambda::Function', 'AWS::SQS::Queue', 'AWS::Logs::LogGroup', 'AWS::KMS::Key', 'AWS::SNS::Topic'])(
    'are on each %s: the application, the stage, and those of the file',
    (type) => {
      const all = [stacks.data, stacks.service, stacks.alarms].flatMap((stack) => ofType(stack, type))
      expect(all.length).toBeGreaterThan(0)
      for (const [, { Properties }] of all)
        expect(Properties['Tags']).toEqual(
          expect.arrayContaining([
            { Key: 'Application', Value: 'fieldpost' },
            { Key: 'CostCenter', Value: 'field' },
            { Key: 'Stage', Value: 'production' },
          ]),
        )
    },
  )

  test('of AWS’s own names are refused', () => {
    expect(problemsOf({ tags: { 'aws:x': 'y' } }, false)).toEqual([expect.stringContaining('tags is')])
    expect(problemsOf({ tags: { CostCenter: 5 } }, false)).toEqual([expect.stringContaining('tags is')])
    expect(problemsOf({ tags: { CostCenter: 'field' } }, false)).toEqual([])
  })
})
