import { expect, test } from 'vitest'
import { type AsyncConfig, checkDestinationRights, readAsyncConfigs } from '../../local/functions/async-config.ts'
import { asyncInvocations } from '../../local/functions/async-invoke.ts'
import type { Outcome } from '../../local/functions/instance.ts'
import { evaluator } from '../../local/rights/evaluate.ts'
import { deploy } from '../../local/stacks/deployment.ts'
import { type Json, Template } from '../../local/stacks/template.ts'

const fn = 'arn:aws:lambda:us-east-1:000000000000:function:S-Fn'
const failure: Outcome = { ok: false, errorType: 'Error', errorMessage: 'no', trace: ['at x'], timedOut: false }
const queue = (name: string) => ({ arn: `arn:${name}`, url: `http://queue/${name}` })

/** Invokes a function that fails the given number of times, then succeeds. */
async function invoked(failures: number, config?: Partial<AsyncConfig>, failing: Outcome = failure) {
  const requestIds: (string | undefined)[] = []
  const pauses: number[] = []
  const sent: [string, Record<string, unknown>][] = []
  const invoke = asyncInvocations({
    host: {
      invoke: async (_name, _event, requestId) => {
        requestIds.push(requestId)
        return requestIds.length > failures ? { ok: true, payload: '{"done":1}' } : failing
      },
    },
    configs: new Map(config && [[fn, { maxRetries: 2, maxAgeMs: 21_600_000, ...config }]]),
    send: async (url, body) => sent.push([url, JSON.parse(body)]),
    now: () => Date.parse('2026-03-01T00:00:00Z'),
    pause: async (ms) => pauses.push(ms),
  })
  return { succeeded: await invoke(fn, { a: 1 }), requestIds, pauses, sent }
}

test('a function without a configuration is tried three times, with one request id', async () => {
  const { succeeded, requestIds, pauses, sent } = await invoked(9)
  expect([succeeded, requestIds.length, new Set(requestIds).size]).toEqual([false, 3, 1])
  expect(pauses).toEqual([1_000, 2_000])
  expect(sent).toEqual([])
})

test.each([0, 1, 2])('it is retried at most %i times', async (maxRetries) => {
  expect((await invoked(9, { maxRetries })).requestIds).toHaveLength(maxRetries + 1)
})

test('a retry that succeeds ends it', async () => {
  const { succeeded, requestIds, sent } = await invoked(1, { onFailure: queue('failed') })
  expect([succeeded, requestIds.length, sent]).toEqual([true, 2, []])
})

test('the destination of failures gets the event, what came of it, and why it was given up', async () => {
  const { sent, requestIds } = await invoked(9, { onFailure: queue('failed'), onSuccess: queue('done') })
  expect(sent).toEqual([
    [
      'http://queue/failed',
      {
        version: '1.0',
        timestamp: '2026-03-01T00:00:00.000Z',
        requestContext: {
          requestId: requestIds[0],
          functionArn: `${fn}:$LATEST`,
          condition: 'RetriesExhausted',
          approximateInvokeCount: 3,
        },
        requestPayload: { a: 1 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorType: 'Error', errorMessage: 'no', trace: ['at x'] },
      },
    ],
  ])
})

test('an event older than its age is given up before the next attempt', async () => {
  const { sent } = await invoked(9, { maxAgeMs: 60_000, onFailure: queue('failed') })
  expect(sent[0]?.[1]).toMatchObject({
    requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 1 },
  })
  const later = await invoked(9, { maxAgeMs: 120_000, onFailure: queue('failed') })
  expect(later.sent[0]?.[1]).toMatchObject({ requestContext: { approximateInvokeCount: 2 } })
})

const throttled: Outcome = { ...failure, errorType: 'TooManyRequestsException', throttled: true }

test('a throttled event waits, longer each time, and that is no attempt', async () => {
  const { succeeded, requestIds, pauses } = await invoked(5, { maxRetries: 0 }, throttled)
  expect([succeeded, requestIds.length]).toEqual([true, 6])
  expect(pauses.map((ms) => Math.round(ms * 60))).toEqual([1_000, 2_000, 4_000, 8_000, 16_000])
})

test('a throttled event is given up when it is too old', async () => {
  const config = { maxRetries: 0, maxAgeMs: 60_000, onFailure: queue('failed') }
  const { succeeded, requestIds, sent } = await invoked(99, config, throttled)
  expect([succeeded, requestIds.length]).toEqual([false, 6])
  expect(sent[0]?.[1]).toMatchObject({ requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 0 } })
})

test('the destination of successes gets the answer', async () => {
  const { sent } = await invoked(0, { onSuccess: queue('done') })
  expect(sent).toMatchObject([
    ['http://queue/done', { requestContext: { condition: 'Success' }, responsePayload: { done: 1 } }],
  ])
})

const resources = {
  Fn: { Type: 'AWS::Lambda::Function' },
  Failed: { Type: 'AWS::SQS::Queue' },
  Topic: { Type: 'AWS::SNS::Topic' },
}
function configured(properties: Record<string, Json>) {
  const Config = {
    Type: 'AWS::Lambda::EventInvokeConfig',
    Properties: { FunctionName: { Ref: 'Fn' }, Qualifier: '$LATEST', ...properties },
  }
  const template = Template.parse({ Resources: { ...resources, Config } })
  return readAsyncConfigs(
    deploy([{ name: 'S', template, assets: new Map(), protected: false }], { api: '', aws: 'http://aws', cognito: '' }),
  )
}
const toQueue = { DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } }

test('limits and destination are read from the template', () => {
  const read = configured({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60, ...toQueue })
  const arn = 'arn:aws:sqs:us-east-1:000000000000:S-Failed'
  const onFailure = { arn, url: 'http://aws/000000000000/S-Failed' }
  expect([...read]).toEqual([[fn, { maxRetries: 0, maxAgeMs: 60_000, onFailure }]])
})

test.each([
  [{ DestinationConfig: { OnFailure: { Destination: { Ref: 'Topic' } } } }, 'only queues are known here'],
  [{ MaximumRetryAttempts: 3 }, 'is not known here'],
  [{ MaximumEventAgeInSeconds: 59 }, 'is not known here'],
  [{ Qualifier: 'live' }, 'is not known here'],
] as [Record<string, Json>, string][])('%j does not start', (properties, message) => {
  expect(() => configured(properties)).toThrow(message)
})

test('a role that may not send to the destination does not start', async () => {
  const check = (Action: string) => {
    const documents = [{ Version: '2012-10-17', Statement: [{ Effect: 'Allow' as const, Action, Resource: '*' }] }]
    const role = { arn: 'arn:aws:iam::000000000000:role/r', documents, conditionKeys: new Set<string>() }
    const functions = [{ arn: fn, accessKeyId: 'k', title: 'Fn' }]
    return checkDestinationRights(configured(toQueue), functions, () => role, evaluator())
  }
  await expect(check('sqs:SendMessage')).resolves.toBeUndefined()
  await expect(check('sqs:ReceiveMessage')).rejects.toThrow('The role of Fn lacks sqs:SendMessage')
})
