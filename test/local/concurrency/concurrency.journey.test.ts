import { afterAll, beforeAll, expect, test } from 'vitest'
import { callEngine } from '../../../local/engines/call.ts'
import type { LocalCloud } from '../../support/local-cloud.ts'
import { recorded, startFixture } from '../fixture/start.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixture({ env: { LAMBDA_CONCURRENCY: '2' } })
})
afterAll(() => cloud.stop())

const statisticsOf = async (name: string) => (await cloud.functions()).find((each) => each.name === name)

test('a call beyond the account’s concurrency is API Gateway’s 500, and is not run', async () => {
  const sleeping = ['sleep', 'sleep'].map((body) => cloud.request('POST', '/odd', { body }))
  await expect.poll(async () => (await cloud.get('/echo')).status, { timeout: 30_000, interval: 20 }).toBe(500)
  expect((await cloud.get('/echo')).body).toEqual({ message: 'Internal Server Error' })
  expect(await statisticsOf('Echo')).toMatchObject({ errors: 0, throttles: expect.any(Number) })
  expect((await statisticsOf('Echo'))?.throttles).toBeGreaterThan(0)
  await Promise.all(sleeping)
  expect((await cloud.get('/echo')).status).toBe(200)
})

test('messages and scheduled events that find no room wait, and are not lost', async () => {
  const { QueueUrls } = await sqs<{ QueueUrls: string[] }>('ListQueues', { QueueNamePrefix: 'Fixture-Letters' })
  const sleeping = ['sleep', 'sleep'].map((body) => cloud.request('POST', '/odd', { body }))
  await expect.poll(async () => (await cloud.get('/echo')).status, { timeout: 30_000, interval: 20 }).toBe(500)
  for (const MessageBody of ['a', 'b', 'c']) await sqs('SendMessage', { QueueUrl: QueueUrls[0], MessageBody })
  await cloud.advance('PT2M')
  await Promise.all(sleeping)
  const bodies = async () => {
    const events = (await recorded(cloud, 'Listener')) as { event: { Records: { body: string }[] } }[]
    return events.flatMap(({ event }) => event.Records.map(({ body }) => body)).sort()
  }
  await expect.poll(bodies, { timeout: 60_000 }).toEqual(['a', 'b', 'c'])
  await expect.poll(async () => (await recorded(cloud, 'Tick')).length, { timeout: 60_000 }).toBeGreaterThan(0)
  for (const name of ['Listener', 'Tick']) expect((await statisticsOf(name))?.throttles).toBeGreaterThan(0)
})

const sqs = <Output>(action: string, input: object) =>
  callEngine<Output>(cloud.output('sqsEndpoint'), 'sqs', `AmazonSQS.${action}`, input)
