import { afterAll, beforeAll, expect, test } from 'vitest'
import { callEngine } from '../../../local/engines/call.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { anOffice } from '../office.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>
const phone = '+41791234567'

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'weekend')
}, 400_000)
afterAll(() => cloud?.stop())

const pending = async () => (await cloud.scanTable()).filter(({ pk }) => String(pk?.['S']).startsWith('pending-stop#'))
const attempts = async () =>
  (await cloud.functions()).find(({ name }) => name.endsWith('ReceiveTexts'))?.invocations ?? 0

/** As if the message had failed five times and its day among the dead letters were over. */
async function loseInboundTexts(): Promise<void> {
  const sqs = <Answer>(action: string, input: object) =>
    callEngine<Answer>(cloud.output('sqsEndpoint'), 'sqs', `AmazonSQS.${action}`, input)
  const { QueueUrls } = await sqs<{ QueueUrls: string[] }>('ListQueues', {})
  const inbound = QueueUrls.filter((url) => url.includes('InboundTexts'))
  expect(inbound.length).toBeGreaterThan(0)
  for (const QueueUrl of inbound) await sqs('PurgeQueue', { QueueUrl })
}

test('a STOP that fails all weekend, and whose message is lost, stops the customer on Monday', async () => {
  const customerId = await office.customer({ phone: '079 123 45 67' })
  await office.grants(customerId, 'sms')
  const appointmentId = await office.appointment(customerId, 24 * 7)
  await cloud.fault({ service: 'dynamodb', action: 'TransactWriteItems', error: 'unavailable', rate: 1 })
  await cloud.inbound(phone, 'STOP texting me')
  await expect.poll(async () => (await pending()).length, { timeout: 60_000 }).toBe(1)
  await expect.poll(() => cloud.logs().includes('message_failed'), { timeout: 60_000 }).toBe(true)
  await loseInboundTexts()

  for (const hours of ['PT2H', 'P1D', 'P1D']) {
    const before = await attempts()
    await cloud.advance(hours)
    await expect.poll(attempts, { timeout: 60_000 }).toBeGreaterThan(before)
  }
  await expect.poll(() => cloud.logs().includes('stop_overdue'), { timeout: 60_000 }).toBe(true)
  expect(await pending()).toHaveLength(1)

  await cloud.clearFaults()
  await cloud.advance('PT7H')
  await expect.poll(async () => (await pending()).length, { timeout: 60_000 }).toBe(0)
  const before = (await cloud.texts(phone)).length
  const refused = { channel: 'sms', status: 'refused', reason: 'withdrawn' }
  expect(await office.remind(appointmentId)).toContainEqual(expect.objectContaining(refused))
  await cloud.advance('P5D')
  await expect.poll(async () => JSON.stringify(await cloud.functions()), { timeout: 10_000 }).toContain('SendMessages')
  expect(await cloud.texts(phone)).toHaveLength(before)
  expect((await cloud.texts(phone)).filter(({ body }) => body.includes('unsubscribed'))).toEqual([])
}, 400_000)

test('no row and no log line has shown the phone', async () => {
  for (const text of [JSON.stringify(await cloud.scanTable()), cloud.logs()]) {
    expect(text).not.toContain('791234567')
    expect(text).not.toContain('STOP texting')
  }
})
