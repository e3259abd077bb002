import { expect, test } from 'vitest'
import { shareConcurrency } from '../../../local/functions/concurrency.ts'
import { defineFunctions } from '../../../local/functions/definitions.ts'
import { readQueueSources } from '../../../local/sources/queues.ts'
import { deploy } from '../../../local/stacks/deployment.ts'
import { type Json, Template } from '../../../local/stacks/template.ts'

const functionOf = (name: string, reserved?: number) => ({
  name,
  title: name,
  ...(reserved !== undefined && { reserved }),
})
/** How many of `times` events of this function are let in. */
const admitted = (enter: (name: string) => boolean, name: string, times: number) =>
  Array.from({ length: times }, () => enter(name)).filter(Boolean).length

test('functions without a reservation share the account’s concurrency', () => {
  const { enter, leave } = shareConcurrency([functionOf('a'), functionOf('b')], 10)
  expect(admitted(enter, 'a', 7)).toBe(7)
  expect(admitted(enter, 'b', 7)).toBe(3)
  leave('a')
  expect([enter('b'), enter('b')]).toEqual([true, false])
})

test('a reservation is a limit, and a share that a flood of others leaves alone', () => {
  const { enter, leave } = shareConcurrency([functionOf('door', 2), functionOf('clock', 1), functionOf('rest')], 103)
  expect(admitted(enter, 'door', 9)).toBe(2)
  expect(admitted(enter, 'rest', 200)).toBe(100)
  expect(admitted(enter, 'clock', 2)).toBe(1)
  leave('door')
  expect(enter('door')).toBe(true)
  expect(enter('rest')).toBe(false)
})

test('a function that reserves nothing at all never runs', () => {
  expect(shareConcurrency([functionOf('off', 0)], 1_000).enter('off')).toBe(false)
})

test.each([
  [102, 3, 100],
  [10, 1, 10],
  [50, 1, 50],
])('of %i, a reservation of %i is refused as Lambda does: it keeps %i', (ofAccount, reserved, kept) => {
  expect(() => shareConcurrency([functionOf('Ingest', reserved)], ofAccount)).toThrow(
    `decreases account's UnreservedConcurrentExecution below its minimum value of [${kept}]: Ingest ${reserved} of ${ofAccount}`,
  )
})

test('a new account’s 10 is enough where nothing is reserved', () => {
  expect(admitted(shareConcurrency([functionOf('a')], 10).enter, 'a', 99)).toBe(10)
})

const deployed = (resources: Record<string, Json>) =>
  deploy(
    [
      {
        name: 'S',
        template: Template.parse({ Resources: resources }),
        assets: new Map([['bundle', '/bundle']]),
        protected: false,
      },
    ],
    { api: '', aws: 'http://aws', cognito: '' },
  )
const lambda = (properties: Record<string, Json> = {}) => ({
  Type: 'AWS::Lambda::Function',
  Properties: { Code: { S3Key: 'bundle' }, Handler: 'index.handler', Role: 'role', ...properties },
})

test('a reservation is read from the template, and never starts more threads than this machine bears', () => {
  const [one, many, none] = defineFunctions(
    deployed({
      One: lambda({ ReservedConcurrentExecutions: 1 }),
      Many: lambda({ ReservedConcurrentExecutions: 900 }),
      None: lambda(),
    }),
    'http://aws',
  )
  expect([one?.reserved, many?.reserved, none?.reserved]).toEqual([1, 900, undefined])
  expect(one?.instances).toBe(1)
  expect(many?.instances).toBe(none?.instances)
})

const source = (MaximumConcurrency?: number) =>
  readQueueSources(
    deployed({
      Fn: lambda(),
      Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 30 } },
      Source: {
        Type: 'AWS::Lambda::EventSourceMapping',
        Properties: {
          EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] },
          FunctionName: { Ref: 'Fn' },
          ...(MaximumConcurrency !== undefined && { ScalingConfig: { MaximumConcurrency } }),
        },
      },
    }),
  )

test('the maximum concurrency of a queue is read, and refused below 2', () => {
  expect(source(2)).toMatchObject([{ concurrency: 2, visibilitySeconds: 30 }])
  expect(source()).toMatchObject([{ concurrency: 5 }])
  expect(() => source(1)).toThrow('The event source Source is not known here')
})
