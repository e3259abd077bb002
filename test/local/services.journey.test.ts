import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { callEngine } from '../../local/engines/call.ts'
import type { LocalCloud } from '../support/local-cloud.ts'
import { call, recorded, startFixture } from './fixture/start.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixture()
})
beforeEach(() => cloud.clearFaults())
afterAll(() => cloud.stop())

const phone = '+12065550123'
const args = { to: phone, body: 'hey', subject: 'hello', key: 'ä b/c.txt', username: 'nobody@fixture.test' }

test.each(['put', 'get', 'send', 'text', 'object', 'key'])('a role that allows it gets %s done', async (name) => {
  expect(await call(cloud, name, args)).not.toHaveProperty('error')
})

test.each([
  ['put', 'AccessDeniedException'],
  ['get', 'AccessDeniedException'],
  ['send', 'AccessDenied'],
  ['text', 'AuthorizationErrorException'],
  ['mail', 'AccessDeniedException'],
  ['object', 'AccessDenied'],
  ['key', 'AccessDeniedException'],
  ['user', 'AccessDeniedException'],
])(
  'a role that lacks it is denied %s as the service says it, without retries, and it is counted',
  async (name, error) => {
    expect(await call(cloud, name, args, '/narrow')).toMatchObject({ error, attempts: 1 })
    const reader = (await cloud.functions()).find((each) => each.name === 'Reader')
    expect(reader?.denied.some(({ times }) => times > 0)).toBe(true)
  },
)

test('a role may be bound to the beginning of a partition key', async () => {
  expect(await call(cloud, 'put', { pk: 'mine#1' }, '/narrow')).not.toHaveProperty('error')
  expect(await call(cloud, 'put', { pk: 'yours#1' }, '/narrow')).toMatchObject({ error: 'AccessDeniedException' })
})

async function messagesIn(queue: string): Promise<string[]> {
  const sqs = <Answer>(action: string, input: object) =>
    callEngine<Answer>(cloud.output('sqsEndpoint'), 'sqs', `AmazonSQS.${action}`, input)
  const { QueueUrls } = await sqs<{ QueueUrls: string[] }>('ListQueues', { QueueNamePrefix: `Fixture-${queue}` })
  const input = { QueueUrl: QueueUrls[0], WaitTimeSeconds: 1 }
  const { Messages = [] } = await sqs<{ Messages?: { Body: string }[] }>('ReceiveMessage', input)
  return Messages.map(({ Body }) => Body)
}

test('a message that fails alone comes three times and is set aside; the good ones come once', async () => {
  for (const body of ['good-1', 'fail-1', 'good-2']) await call(cloud, 'send', { body })
  await expect.poll(() => messagesIn('Dead'), { timeout: 30_000 }).toEqual(['fail-1'])
  const done = (await cloud.scanTable()).filter(({ pk }) => pk?.['S'] === 'work').map(({ sk }) => sk?.['S'])
  expect(done).toEqual(expect.arrayContaining(['good-1', 'good-2']))
  expect(done).not.toContain('fail-1')
})

test('a text is at the carrier when its sender is answered, and its report comes as a line of the delivery log', async () => {
  const { result } = await call(cloud, 'text', { to: '+12065550124', body: 'on my way' })
  expect(await cloud.texts('+12065550124')).toMatchObject([
    { messageId: result, body: 'on my way', type: 'Promotional' },
  ])
  const report = await cloud.post('/_local/sms/reports', { messageId: result, status: 'opted_out' })
  expect(report).toMatchObject({ status: 202, body: { functions: 1 } })
  const events = (await recorded(cloud, 'Listener')).filter(({ event }) => 'awslogs' in (event as object))
  expect(events).toHaveLength(1)
})

test('an answer comes through the topic to its queue and to its function', async () => {
  await cloud.inbound(phone, 'STOP please')
  const bodies = async () => JSON.stringify((await recorded(cloud, 'Listener')).map(({ event }) => event))
  await expect.poll(bodies, { timeout: 10_000 }).toContain('aws:sqs')
  expect(await bodies()).toContain('aws:sns')
  expect(await bodies()).toContain('STOP please')
  expect(await bodies()).toContain('previousPublishedMessageId')
})

test('an event that a function cannot work off is retried, then in the queue for failures', async () => {
  await cloud.inbound(phone, 'fails \u{1f6d1}')
  const failed = async () => (await messagesIn('FailedEvents')).find((body) => body.includes('fails'))
  await expect.poll(failed, { timeout: 20_000 }).toContain('"condition":"RetriesExhausted","approximateInvokeCount":2')
})

test('a mail keeps its headers and tags, and what becomes of it is published', async () => {
  const { result } = await call(cloud, 'mail', { to: 'c@fixture.test', subject: 'Tomorrow' })
  const [mail] = await cloud.emails('c@fixture.test')
  expect(mail).toMatchObject({ messageId: result, to: 'c@fixture.test', subject: 'Tomorrow', tags: { message: 'm1' } })
  expect(mail?.headers).toContainEqual({ name: 'List-Unsubscribe', value: '<https://x.test/u/1>' })
  expect((await cloud.post('/_local/email-events', { messageId: result, type: 'Bounce' })).status).toBe(202)
  const bodies = async () => JSON.stringify((await recorded(cloud, 'Listener')).map(({ event }) => event))
  await expect.poll(bodies, { timeout: 10_000 }).toMatch(/eventType.{1,6}Bounce/)
})

test('a raw mail keeps its own headers and attachments, and goes to its envelope', async () => {
  const { result } = await call(cloud, 'raw', { to: 'raw@fixture.test' })
  const [mail] = await cloud.emails('raw@fixture.test')
  expect(mail).toMatchObject({ messageId: result, subject: 'Grüße', text: expect.stringContaining('See you tomorrow') })
  expect(mail?.headers).toContainEqual({
    name: 'List-Unsubscribe',
    value: '<https://x.test/u/1>, <mailto:stop@x.test>',
  })
  expect(mail?.attachments).toMatchObject([{ filename: 'visit.ics', contentType: 'text/calendar' }])
})

test('objects are listed and deleted together', async () => {
  await call(cloud, 'object', { key: 'one', body: '1' })
  expect((await call(cloud, 'empty')).result).toBeGreaterThan(0)
  expect((await call(cloud, 'empty')).result).toBe(0)
})

test.each([
  ['put', { service: 'dynamodb', action: 'PutItem', error: 'throttle' }, 'ProvisionedThroughputExceededException'],
  ['put', { service: 'dynamodb', error: 'conflict' }, 'TransactionConflictException'],
  ['text', { service: 'sns', error: 'throttle' }, 'ThrottledException'],
  ['mail', { service: 'ses', error: 'throttle' }, 'TooManyRequestsException'],
  ['text', { service: 'sns', error: 'refused' }, 'ECONNREFUSED'],
  ['text', { service: 'sns', error: 'reset' }, 'ECONNRESET'],
  ['text', { service: 'sns', error: 'lost' }, 'ECONNRESET'],
])('%s fails when it is told to: %o', async (name, fault, error) => {
  await cloud.fault({ ...fault, times: 1 })
  expect(await call(cloud, name, { ...args, to: name === 'mail' ? 'd@fixture.test' : '+12065550199' })).toMatchObject({
    error,
  })
  expect(
    await call(cloud, name, { ...args, to: name === 'mail' ? 'd@fixture.test' : '+12065550198' }),
  ).not.toHaveProperty('error')
})

test('of a lost answer the work is done; of a refused call it is not', async () => {
  // One text to that number: the call whose answer was lost above.
  expect(await cloud.texts('+12065550199')).toHaveLength(1)
})

test('a hanging call ends with the function', async () => {
  await cloud.fault({ service: 'kms', error: 'hang', times: 1 })
  expect((await cloud.post('/calls', { call: 'key' })).status).toBe(500)
  expect(await call(cloud, 'key')).toMatchObject({ result: true })
})

test('a fault that makes no sense is refused', async () => {
  const answer = await cloud.post('/_local/faults', { service: 'dynamodb', error: 'throttle' })
  expect(answer).toMatchObject({ status: 422, body: { message: expect.stringContaining('rate or times') } })
})
