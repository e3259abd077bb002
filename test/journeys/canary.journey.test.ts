import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedInRoutes } from '../accounts/every-route.ts'
import { anOffice, soon } from '../notifications/office.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'
import { canaries, canaryStory } from './canary-story.ts'
import { watchQueuesAndBucket } from './queue-and-bucket.ts'

type Office = Awaited<ReturnType<typeof anOffice>>

let cloud: LocalCloud
let office: Office
let watch: ReturnType<typeof watchQueuesAndBucket>
let story: ReturnType<typeof canaryStory>

beforeAll(async () => {
  cloud = await startLocalCloud()
  watch = watchQueuesAndBucket(cloud)
  office = await anOffice(cloud, 'canary')
  story = canaryStory(cloud, office)
})
afterAll(async () => {
  watch.close()
  await cloud.stop()
})

const failures = [
  ...['throttle', 'conflict', 'internal', 'reset', 'lost'].map((error) => ({ service: 'dynamodb', error, rate: 0.07 })),
  ...['sqs', 'sns', 'ses', 'kms', 'cognito', 's3'].flatMap((service) => [
    { service, error: 'unavailable', rate: 0.2 },
    { service, error: 'lost', rate: 0.1 },
  ]),
]

/** Waits until retries are done, which happen minutes later by the clock. */
async function untilIdle(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await cloud.advance('PT3M')
  await wait(2_000)
}

function findings(where: string, text: string): string[] {
  const lower = text.toLowerCase()
  const found = [...canaries, ...story.secrets.map((secret) => secret.toLowerCase())].filter((each) =>
    lower.includes(each),
  )
  const around = (value: string) => text.slice(Math.max(0, lower.indexOf(value) - 200), lower.indexOf(value) + 80)
  return found.map((value) => `${where}: ${value} in ${around(value)}`)
}

function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value)
  return fields
    .map(([name, each]) => `${name}=${name === 'B' ? Buffer.from(String(each), 'base64') : asText(each)}`)
    .join(' ')
}

function expectNoFindings(rows: readonly object[]): void {
  const { ours, ofAws } = watch.messages()
  expect(ours.length).toBeGreaterThan(3)
  expect(ofAws).toBeGreaterThan(0)
  expect(findings('queues', ours.join('\n'))).toEqual([])
  expect(findings('files', watch.objects().map(asText).join('\n'))).toEqual([])
  expect(rows.length).toBeGreaterThan(0)
  expect(findings('rows', rows.map(asText).join('\n'))).toEqual([])
  const logs = cloud.logs()
  expect(logs).toContain('POST /v1/customers')
  expect(findings('logs', logs)).toEqual([])
}

test('no personal value is in a log, in a queue of ours, in the name of a file or in a readable part of a row (erasure rule 13)', async () => {
  await story.aDay()
  await soon(async () => expect(await story.lastEmail()).toContain('/u/'))
  expect(story.refused).toEqual([])
  await story.customerReplies()
  expectNoFindings([...(await cloud.scanTable()), ...(await cloud.scanTable(cloud.output('keyTableName')))])
}, 60_000)

test('nor after invalid requests, whose errors do not quote them', async () => {
  story.refused.length = 0
  await story.sendNonsenseEverywhere()
  expect(story.refused.length).toBeGreaterThan(signedInRoutes.length)
  const errors = story.refused.map((each) =>
    each.slice(each.indexOf(': ')).replaceAll('Unrecognized key: \\"canary\\"', ''),
  )
  expect(findings('refusals', errors.join('\n'))).toEqual([])
  expectNoFindings(await cloud.scanTable())
}, 120_000)

test('nor when every service fails at times', async () => {
  for (const failure of failures) await cloud.fault(failure)
  for (let day = 0; day < 3; day += 1) {
    await story.aDay().catch(() => undefined)
    await story.customerReplies().catch(() => undefined)
  }
  await untilIdle()
  await cloud.clearFaults()
  expectNoFindings(await cloud.scanTable())
  expect(cloud.logs()).toContain('request_failed')
}, 200_000)

test('nor when the account is erased while calls fail (erasure rule 13)', async () => {
  const token = await cloud.signIn(office.owner.email, 'Test-password-1')
  await cloud.fault({ service: 'dynamodb', error: 'lost', rate: 0.05 })
  const erasure = async () => {
    const response = await story.ask('DELETE', '/v1/account', { confirm: office.name }, { token })
    expect([202, 403]).toContain(response.status)
    return response
  }
  const requested = await soon(erasure)
  const status = new URL(story.idIn(requested, 'statusUrl'), cloud.url)
  story.secrets.push(status.searchParams.get('token') ?? 'none')
  await soon(async () => expect(JSON.stringify(await cloud.scanTable())).toContain('erasing'))
  await cloud.clearFaults()
  const done = async () => {
    await cloud.advance('PT3M')
    expect((await cloud.get<{ status: string }>(status.pathname + status.search)).body.status).toBe('erased')
  }
  for (let attempt = 0; attempt < 12; attempt += 1) {
    if (
      await done().then(
        () => true,
        () => false,
      )
    )
      break
    await wait(3_000)
  }
  await done()
  expectNoFindings(await cloud.scanTable())
}, 120_000)
