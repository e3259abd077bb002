import { afterAll, beforeAll, expect, test } from 'vitest'
import { anOffice, soon } from '../notifications/office.ts'
import { type LocalCloud, type Row, startLocalCloud } from '../support/local-cloud.ts'
import { canaryStory, phone } from './canary-story.ts'
import { type Dictionary, dictionaryOf, type Entry } from './dictionary.ts'
import { watchQueuesAndBucket } from './queue-and-bucket.ts'

type Office = Awaited<ReturnType<typeof anOffice>>
type Story = ReturnType<typeof canaryStory>

let cloud: LocalCloud
let watch: ReturnType<typeof watchQueuesAndBucket>
let offices: Office[]
let stories: Story[]
let dictionary: Dictionary
/** Said by people without a login. */
const replies = ['Canary wants to know when you come', 'STOP']
const billed = 'The canary bird is paid for, Carla'
const agreed = 'I, Erna Canary, may be written to by this company'

beforeAll(async () => {
  cloud = await startLocalCloud()
  watch = watchQueuesAndBucket(cloud)
  // two companies with the same customer
  offices = [await anOffice(cloud, 'dump-one'), await anOffice(cloud, 'dump-two')]
  stories = offices.map((office) => canaryStory(cloud, office, { keyed: true }))
  for (const [index, story] of stories.entries()) {
    await story.aDay()
    await theOffice(story, offices[index] as Office)
  }
  dictionary = aDictionary()
}, 240_000)
afterAll(async () => {
  watch.close()
  await cloud.stop()
})

/** What a company does besides a day's work. */
async function theOffice(story: Story, office: Office): Promise<void> {
  const found = await story.ask('GET', `/v1/customers?q=${encodeURIComponent(phone)}`)
  const [customerId = 'unknown'] = /[0-9A-Z]{26}/.exec(found.text) ?? []
  const consents = `/v1/customers/${customerId}/consents`
  const yes = { kinds: ['invoice'], decision: 'granted', method: 'paper', statement: agreed, channel: 'sms' }
  await story.ask('PUT', '/v1/templates/invoice/sms', { body: '{{ company }} and canary: {{ text }}' })
  await story.ask('POST', consents, yes)
  const message = { kind: 'invoice', channels: ['sms'], text: billed }
  const sent = await story.ask('POST', `/v1/customers/${customerId}/messages`, message)
  expect(sent.status).toBe(202)
  await story.ask('POST', `/v1/customers/${customerId}/consent-requests`, { channels: ['email'], kinds: ['marketing'] })
  await story.ask('GET', `/v1/customers/${customerId}/export`)
  const lines = [
    'name,phone,email,consentChannels,consentKinds,consentMethod,consentStatement,consentEvidence',
    `Ida Canary,+41791239800,ida@example.test,sms email,reminder,paper,"${agreed}",form 12`,
  ]
  await story.ask('POST', '/v1/customers/import', lines.join('\n'), { type: 'text/csv' })
  const erna = { name: 'Erna Canary', phone: '+41791239801', kind: 'customer' }
  const erased = await story.ask('POST', '/v1/customers', erna)
  const ernaId = story.idIn(erased, 'customerId')
  await story.ask('POST', `/v1/customers/${ernaId}/consents`, yes)
  await story.ask('DELETE', `/v1/customers/${ernaId}`)
  await story.ask('POST', `/v1/members/${office.worker.memberId}/devices`, { label: 'Canary phone, kept' })
  expect(story.refused).toEqual([])
}

/** All texts of the bodies that were sent, and the bodies themselves. */
function aDictionary(): Dictionary {
  const asked = stories.flatMap((story) => story.asked)
  const people = offices.flatMap(({ owner, office, worker }) => [owner, office, worker])
  const values = [
    ...asked.flatMap(({ body, key }) => [...textsIn(parsed(body)), key, body]),
    ...offices.map(({ name }) => name),
    ...people.map(({ email }) => email),
    ...['Seestrasse 1, 8002 Zürich', agreed, 'Ida Canary', '+41791239800', 'ida@example.test', ...replies],
  ].filter((value) => value.length >= 6 && !known.test(value))
  const ids = [...offices.map(({ accountId }) => accountId), ...people.map(({ memberId }) => memberId)]
  const inputs = asked.flatMap(({ method, path, body, key }) => [
    ...[canonical(parsed(body)), JSON.stringify(parsed(body), null, 2)].flatMap((each) => [each, `\n${each}`]),
    ...people.flatMap(({ memberId }) => [
      [memberId, `${method} ${path}`, path, key].join('\n'),
      JSON.stringify([memberId, key, { text: billed }]),
      JSON.stringify([memberId, key, parsed(body)]),
    ]),
    ...people.map(({ memberId }) => [memberId, `${method} ${routeOf(path)}`, path, key].join('\n')),
  ])
  return dictionaryOf(values, ['', 'sms', 'email', 'phone', ...ids], inputs)
}

/** Words of the program, times and ids, which lie readable on purpose. */
const known =
  /^(\d{4}-\d\d-\d\dT.*|[0-9A-Z]{26}|customer|reminder|marketing|invoice|granted|worker|staff|Europe\/Zurich)$/

const routeOf = (path: string) => path.replaceAll(/\/[0-9A-Z]{26}/g, '/{id}')

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** Keys sorted, as in RFC 8785. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([name, each]) => `${JSON.stringify(name)}:${canonical(each)}`).join(',')}}`
}

type Leaf = { readonly path: string; readonly text: string; readonly isBytes: boolean }

/** Of DynamoDB's JSON. */
function leavesOf(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, text: String(value), isBytes: false }]
  return Object.entries(value).flatMap(([name, each]) => {
    if (name === 'B') return [{ path, text: Buffer.from(String(each), 'base64').toString('latin1'), isBytes: true }]
    return [
      { path, text: name, isBytes: false },
      ...leavesOf(each, /^[SNML]$|^BOOL$|^NULL$/.test(name) ? path : `${path}.${name}`),
    ]
  })
}

function entryOf(row: Row): Entry {
  const leaves = leavesOf(row)
  const pick = (wanted: boolean) => leaves.filter(({ isBytes }) => isBytes === wanted).map(({ text }) => text)
  return { where: String(row['type']?.['S'] ?? row['pk']?.['S']), texts: pick(false), bytes: pick(true) }
}

async function dump(): Promise<Entry[]> {
  const tables = [...(await cloud.scanTable()), ...(await cloud.scanTable(cloud.output('keyTableName')))]
  const objects = watch.objects().map((each) => ({
    where: 'object',
    texts: Object.values(each).map((value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString() : `${value}`,
    ),
    bytes: [],
  }))
  const messages = watch.messages().ours.map((message) => ({ where: 'queue', texts: [message], bytes: [] }))
  return [...tables.map(entryOf), ...objects, ...messages]
}

const findings = async () => [...new Set((await dump()).flatMap(dictionary.findIn))].sort()

test('is rich: rows of many types, objects, messages, and a dictionary that would find them', async () => {
  for (const office of offices)
    await soon(async () => expect((await office.messages('status=sent')).length).toBeGreaterThan(2))
  await soon(async () => expect(watch.objects().length).toBeGreaterThan(1))
  for (const text of replies) await cloud.inbound(phone, text)
  await soon(async () => expect(await suppressions()).toBeGreaterThan(0))
  const types = new Set((await cloud.scanTable()).map((row) => String(row['type']?.['S'])))
  for (const type of [
    'idempotency',
    'message',
    'template',
    'device',
    'export',
    'consentLedger',
    'usage',
    'audit',
    'shift',
  ])
    expect(types).toContain(type)
  expect(dictionary.size).toBeGreaterThan(10_000)
})

const suppressions = async () => (await cloud.scanTable()).filter((row) => row['type']?.['S'] === 'suppression').length

test('gives no value, encoded value or plain digest away (erasure rule 13)', async () => {
  const entries = await dump()
  expect(entries.length).toBeGreaterThan(100)
  expect(await findings()).toEqual([])
})

test('a device’s token is shown once: a replay has the device without it', async () => {
  const [{ worker, office }] = offices as [Office]
  const add = () =>
    cloud.request<Record<string, unknown>>('POST', `/v1/members/${worker.memberId}/devices`, {
      body: { label: 'Canary phone, lost' },
      token: office.token,
      headers: { 'idempotency-key': phone },
    })
  const [first, replay] = [await add(), await add()]
  expect(first).toMatchObject({ status: 201, body: { token: expect.stringMatching(/^fpd_/), endpoints: {} } })
  const { deviceId, number, label } = first.body
  expect([replay.status, replay.body]).toEqual([201, { deviceId, number, label }])
})

test('has no hash that two companies share, but for pointers and what outlives a company', async () => {
  const rows = await cloud.scanTable()
  const hashesOf = ({ accountId }: Office) => {
    const own = rows.filter((row) => String(row['pk']?.['S']).startsWith(`${accountId}#`))
    expect(own.length).toBeGreaterThan(30)
    const leaves = own.flatMap((row) => leavesOf(row).map((leaf) => ({ ...leaf, type: String(row['type']?.['S']) })))
    const kept = leaves.filter(({ type, path }) => type !== 'customer' || !/^\.(phone|email)Hash$/.test(path))
    return new Map(kept.flatMap(({ type, text, path }) => hashesIn(text).map((hash) => [hash, `${type}${path}`])))
  }
  const [one, two] = offices.map(hashesOf)
  const shared = [...(one ?? [])].filter(([hash]) => two?.has(hash))
  expect(shared.map(([, where]) => where)).toEqual([])
})

/** Of at least 16 bytes; the hash before the first entry of a ledger is all zeros. */
function hashesIn(text: string): string[] {
  return (text.match(/[\w-]{22,}/g) ?? []).filter((each) => !/^0+$/.test(each) && !/^[a-z-]+$/i.test(each))
}

test('gives nothing away after a company is erased either, and its pointers are gone', async () => {
  const [office, other] = offices as [Office, Office]
  const [story] = stories as [Story]
  const token = await cloud.signIn(office.owner.email, 'Test-password-1')
  const requested = await story.ask('DELETE', '/v1/account', { confirm: office.name }, { token })
  const status = new URL(story.idIn(requested, 'statusUrl'), cloud.url)
  await expect
    .poll(
      async () => {
        await cloud.advance('PT3M')
        return (await cloud.get<{ status: string }>(status.pathname + status.search)).body.status
      },
      { timeout: 90_000, interval: 2_000 },
    )
    .toBe('erased')
  expect(await findings()).toEqual([])
  const rows = await cloud.scanTable()
  const naming = (accountId: string) =>
    rows.filter((row) => JSON.stringify(row).includes(accountId) && row['type']?.['S'] !== 'erasure')
  expect(naming(office.accountId)).toEqual([])
  expect(naming(other.accountId).some((row) => row['type']?.['S'] === 'phonePointer')).toBe(true)
}, 120_000)
