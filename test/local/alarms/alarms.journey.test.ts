import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { AlarmReport } from '../../../local/alarms/alarms.ts'
import { callEngine } from '../../../local/engines/call.ts'
import { anOffice } from '../../notifications/office.ts'
import { timeOf } from '../../support/local-clock.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { inQueues } from '../../support/queues.ts'

let cloud: LocalCloud
let office: Awaited<ReturnType<typeof anOffice>>
let phones = 0
const told: string[][] = []

beforeAll(async () => {
  cloud = await startLocalCloud()
  office = await anOffice(cloud, 'alarms')
}, 400_000)
afterEach(async () => {
  await cloud.clearFaults()
  await cloud.advance('PT20M')
  // so that the faults of one test meet no work of another
  await expect.poll(() => inQueues(cloud), { timeout: 60_000, interval: 200 }).toEqual({})
})
afterAll(async () => {
  const head = ['broken', 'alarm', 'after', 'who is hurt', 'runbook']
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  console.log([head, head.map(() => '---'), ...told].map(line).join('\n'))
  await cloud?.stop()
})

const alarms = async () => (await cloud.get<AlarmReport[]>('/_local/alarms')).body
const nameOf = ({ name }: AlarmReport) => name.replace(/^Fieldpost-\w+ /, '')
const find = async (name: string) => (await alarms()).find((each) => nameOf(each) === name)

/** The heading that an alarm's runbook leads to. */
function headingOf(runbook = ''): string {
  const [page = '', anchor] = runbook.split('#')
  const text = readFileSync(join(import.meta.dirname, '../../..', page), 'utf8')
  const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading)
  return (
    headings.find(
      (each) =>
        each
          .toLowerCase()
          .replaceAll(/[^\w -]/g, '')
          .replaceAll(' ', '-') === anchor,
    ) ?? ''
  )
}

/** Waits for the alarm, in minutes of the local cloud's clock at most, and notes what it says. */
async function rings(
  broken: string,
  name: string,
  since: number,
  minutes: number,
  impact: RegExp,
): Promise<AlarmReport> {
  const rangAt = async () => Date.parse((await find(name))?.rang?.at ?? '0')
  await expect.poll(rangAt, { timeout: 90_000, interval: 500 }).toBeGreaterThanOrEqual(since)
  const alarm = (await find(name)) ?? expect.unreachable()
  const rang = Date.parse(alarm.rang?.at ?? '')
  const after = (rang - since) / 60_000
  expect(after).toBeLessThanOrEqual(minutes)
  expect(alarm.impact).toMatch(impact)
  const heading = headingOf(alarm.runbook)
  expect(heading).not.toBe('')
  told.push([broken, name, `${after.toFixed(1)} min`, alarm.impact, `${alarm.runbook?.split('#')[0]}: ${heading}`])
  return alarm
}

async function aCustomer(...channels: string[]) {
  const phone = `+4179123${String(2000 + phones++)}`
  const email = `ana${phone.slice(1)}@example.test`
  const customerId = await office.customer({ phone, email })
  for (const channel of channels) await office.grants(customerId, channel)
  return { phone, email, customerId }
}

test('nothing rings in an installation that works', async () => {
  const { customerId } = await aCustomer('email')
  await office.remind(await office.appointment(customerId, 50))
  await cloud.advance('PT10M')
  const states = await alarms()
  expect(states.filter(({ state, rang }) => state === 'ALARM' || rang)).toEqual([])
  const unknown = states.filter(({ state }) => state === 'INSUFFICIENT_DATA')
  for (const { reason } of unknown) expect(reason).toMatch(/^The local cloud has (no figures|run for less)/)
  expect(states.length).toBeGreaterThan(80)
  expect(unknown.length).toBeLessThan(5)
})

test('a grant taken away', async () => {
  await cloud.fault({ service: 'dynamodb', action: 'TransactWriteItems', error: 'denied', rate: 1 })
  const since = await timeOf(cloud)
  const { status } = await cloud.post('/v1/customers', { name: 'Ana', kind: 'customer' }, office.token)
  expect(status).toBe(500)
  const alarm = await rings('a grant of the table', 'Counted request_failed', since, 5, /sees an error in the app/)
  expect(alarm.rang?.reason).toContain('POST /v1/customers')
})

test.each([
  ['ses', 'SendingPausedException', 'email', 'sending_paused'],
  ['ses', 'sandbox', 'email', 'not_verified'],
  ['sns', 'denied', 'sms', 'access_denied'],
  ['sns', 'spending limit', 'sms', 'spending_limit'],
])('%s refuses everything: %s', async (service, error, channel, reason) => {
  const { customerId, email, phone } = await aCustomer(channel)
  const appointmentId = await office.appointment(customerId, 50)
  await cloud.fault({ service, error, rate: 1 })
  const since = await timeOf(cloud)
  const [message] = await office.remind(appointmentId, { channels: [channel] })
  const { messageId = '' } = message ?? {}
  await expect
    .poll(async () => office.message(messageId), { timeout: 30_000 })
    .toMatchObject({ status: 'queued', reason })
  const alarm = await rings(`${service}: ${error}`, 'Counted provider_refused', since, 5, /get no messages/)
  expect(alarm.rang?.reason).toContain(reason)
  await cloud.clearFaults()
  await cloud.advance('PT20M')
  await expect.poll(async () => office.message(messageId), { timeout: 30_000 }).toMatchObject({ status: 'sent' })
  expect([...(await cloud.emails(email)), ...(await cloud.texts(phone))]).toHaveLength(1)
})

test('an invitation that cannot be sent is heard, and sent later', async () => {
  await cloud.fault({ service: 'ses', error: 'AccountSuspendedException', rate: 1 })
  const since = await timeOf(cloud)
  const to = 'ben.alarms@example.test'
  expect((await cloud.post('/v1/members', { email: to, name: 'Ben', role: 'worker' }, office.token)).status).toBe(201)
  const alarm = await rings('ses: AccountSuspendedException', 'Counted provider_refused', since, 5, /invited members/)
  expect(alarm.rang?.reason).toContain('account_suspended')
  expect(await cloud.emails(to)).toEqual([])
  const { body } = await cloud.get<{ items: object[] }>('/v1/members', office.token)
  const waiting = { status: 'queued', reason: 'account_suspended' }
  expect(body.items).toContainEqual(expect.objectContaining({ email: to, invitation: waiting }))
  await cloud.clearFaults()
  await cloud.advance('PT20M')
  await expect.poll(() => cloud.emails(to), { timeout: 30_000 }).toHaveLength(1)
})

test('a queue down: rows cannot be handed out, and stay', async () => {
  for (const action of ['SendMessage', 'SendMessageBatch'])
    await cloud.fault({ service: 'sqs', action, error: 'denied', rate: 1 })
  const since = await timeOf(cloud)
  const { customerId } = await aCustomer('email')
  await office.remind(await office.appointment(customerId, 50), { channels: ['email'] })
  await cloud.advance('PT1M')
  await rings('a queue', 'Counted due_row_failed', since, 5, /Planned work of one kind is late/)
  await rings('a queue', 'DueCapability RunDue Failures', since, 5, /No planned work runs/)
  await cloud.advance('PT11M')
  await rings('a due row that stays', 'Counted oldestDueSeconds', since, 15, /reminders go out after their time/)
})

test('a shard that cannot be read', async () => {
  await cloud.fault({ service: 'dynamodb', action: 'Query', error: 'denied', rate: 1 })
  const since = await timeOf(cloud)
  await cloud.advance('PT1M')
  await rings('a shard of the due index', 'Counted due_shard_failed', since, 5, /planned work stands still/)
})

test('a STOP that cannot be worked off', async () => {
  const { phone } = await aCustomer('sms')
  // before the fault, which may meet work of the test before
  const since = await timeOf(cloud)
  await cloud.fault({ service: 'dynamodb', action: 'TransactWriteItems', error: 'unavailable', rate: 1 })
  await cloud.inbound(phone, 'STOP')
  await rings('the text with a STOP', 'Counted message_failed', since, 5, /people wait for is late/)
  const isNamed = async () => (await find('Counted message_failed'))?.reason
  await expect.poll(isNamed, { timeout: 90_000, interval: 500 }).toContain('ReceiveTe')
  await cloud.advance('PT1H')
  await rings('a STOP', 'Counted stop_failed', since, 65, /wrote STOP may get another text/)
  await cloud.advance('PT2H')
  await rings('a STOP, for an hour', 'NotificationsCapability ReceiveTexts On stop_overdue', since, 185, /an hour ago/)
})

test('dead letters ring, and one command hands them back', async () => {
  const sqs = <Answer>(action: string, input: object) =>
    callEngine<Answer>(cloud.output('sqsEndpoint'), 'sqs', `AmazonSQS.${action}`, input)
  const { QueueUrls } = await sqs<{ QueueUrls: string[] }>('ListQueues', {})
  const QueueUrl = QueueUrls.find((url) => url.includes('-MessagesDeadLetters')) ?? expect.unreachable()
  const since = await timeOf(cloud)
  const work = { pk: 'nobody#due', sk: 'message#gone', kind: 'message' }
  await sqs('SendMessage', { QueueUrl, MessageBody: JSON.stringify(work) })
  await rings('a message at every attempt', 'Messages DeadLettered', since, 5, /answers, invitations .+ come late/)

  const tool = join(import.meta.dirname, '../../../tools/redrive.ts')
  const env = { ...process.env, FIELDPOST_STATE: cloud.state }
  const { stdout } = await promisify(execFile)(process.execPath, [tool, 'Messages', '--local'], { env })
  expect(stdout).toMatch(/^1 dead letter is in \S*MessagesQueue\S* again\.$/m)
  const AttributeNames = ['ApproximateNumberOfMessages']
  expect(await sqs('GetQueueAttributes', { QueueUrl, AttributeNames })).toMatchObject({
    Attributes: { ApproximateNumberOfMessages: '0' },
  })
  await expect(promisify(execFile)(process.execPath, [tool, 'Nothing', '--local'], { env })).rejects.toThrow(
    'There is no queue Nothing',
  )
})
