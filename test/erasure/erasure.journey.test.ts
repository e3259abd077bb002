import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { callEngine } from '../../local/engines/call.ts'
import { verifiedReceipt } from '../../tools/receipt.ts'
import { type Company, openCompany } from '../support/company.ts'
import { zoneAtNoon } from '../support/local-clock.ts'
import { type LocalCloud, type Row, startLocalCloud, testPassword } from '../support/local-cloud.ts'
import { bytesOf } from './load/external-data.ts'

let cloud: LocalCloud
let leaver: Company
let neighbour: Company
let link: string
const settings = { timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'S', contactEmail: 'a@example.test' }
type Requested = { erasureId: string; status: string; statusUrl: string; backupsExpireAt: string }
type Status = {
  status: string
  progress: Record<string, { found: number; erased: number }>
  receipt?: string
}

beforeAll(async () => {
  cloud = await startLocalCloud()
  leaver = await openCompany(cloud, 'leaver')
  neighbour = await openCompany(cloud, 'neighbour')
  // looking for its phone would change a row
  const off = { settings: { shifts: { tellWhenSilent: false } } }
  expect(await cloud.patch('/v1/account', off, neighbour.owner.token)).toMatchObject({ status: 200 })
  for (const company of [leaver, neighbour]) await aDayOf(company)
  await idle()
  await invitationThatDies()
}, 120_000)
afterAll(() => cloud.stop())

/** A shift with positions, a customer who said yes and was reminded, reminders to come, a device. */
async function aDayOf({ worker, office }: Company): Promise<void> {
  await cloud.post('/v1/clock-in', {}, worker.token)
  const now = Date.now()
  const pings = Array.from({ length: 320 }, (_, n) => ({
    at: new Date(now + n * 500).toISOString(),
    lat: 47.37 + n * 1e-5,
    lon: 8.54,
  }))
  const [last] = pings.splice(-1)
  // one too large for the tail of the shift, and one that lies in it
  expect(await cloud.post('/v1/pings', { pings }, worker.token)).toMatchObject({ body: { accepted: 319 } })
  expect(await cloud.post('/v1/pings', { pings: [last] }, worker.token)).toMatchObject({ body: { accepted: 1 } })
  const carla = { name: 'Carla', kind: 'customer', phone: '+41791230042', email: 'carla@example.test' }
  const { body } = await cloud.post<{ customerId: string }>(
    '/v1/customers',
    { ...carla, timeZone: zoneAtNoon() },
    office.token,
  )
  const yes = { channel: 'sms', kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes' }
  await cloud.post(`/v1/customers/${body.customerId}/consents`, yes, office.token)
  const startsAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const job = { customerId: body.customerId, startsAt, durationMinutes: 60, kind: 'job', title: 'Windows' }
  const appointment = await cloud.post<{ appointmentId: string }>('/v1/appointments', job, office.token)
  await cloud.post(`/v1/appointments/${appointment.body.appointmentId}/reminders`, {}, office.token)
  const device = await cloud.post(`/v1/members/${worker.memberId}/devices`, { label: 'Phone' }, worker.token)
  expect(device.status).toBe(201)
}

const invited = { email: 'half-invited@example.test', name: 'Half', role: 'worker' }

/** Leaves a login that no row names. */
async function invitationThatDies(): Promise<void> {
  await cloud.fault({ service: 'dynamodb', action: 'TransactWriteItems', error: 'throttle', rate: 1 })
  expect(await cloud.post('/v1/members', invited, leaver.office.token)).toMatchObject({ status: 503 })
  await cloud.clearFaults()
  expect(await loginOf(invited.email)).toBeDefined()
}

async function loginOf(Username: string): Promise<object | undefined> {
  const input = { UserPoolId: cloud.output('userPoolId'), Username }
  const action = 'AWSCognitoIdentityProviderService.AdminGetUser'
  return callEngine<object>(cloud.output('cognitoEndpoint'), 'cognito-idp', action, input).catch(() => undefined)
}

/** Waits until all messages are sent and rows no longer change, since the test compares them. */
async function idle(): Promise<void> {
  const rowsWhenSent = async () => {
    const rows = await cloud.scanTable()
    expect(rows.filter((row) => textOf(row, 'type') === 'due' && textOf(row, 'kind') === 'message')).toEqual([])
    return sorted(rows)
  }
  await vi.waitFor(
    async () => {
      const first = await rowsWhenSent()
      await wait(1_000)
      expect(await rowsWhenSent()).toEqual(first)
    },
    { timeout: 60_000, interval: 100 },
  )
}

const textOf = (row: Row, name: string) => String(row[name]?.['S'] ?? '')
const rowsOf = ({ accountId }: Company, rows: readonly Row[]) =>
  rows.filter((row) => JSON.stringify(row).includes(accountId) && textOf(row, 'type') !== 'erasure')
const countsOf = (rows: readonly Row[]) => {
  const types = rows.map((row) => textOf(row, 'type'))
  return Object.fromEntries([...new Set(types)].map((type) => [type, types.filter((each) => each === type).length]))
}
const sorted = (rows: readonly Row[]) => rows.map(bytesOf).sort()

const show = async (): Promise<Status> => (await cloud.get<Status>(link)).body

async function erasureRow(): Promise<Row> {
  const rows = await cloud.scanTable()
  return rows.find((row) => textOf(row, 'type') === 'erasure') ?? {}
}

/** Past every lease, so that unfinished work is dispatched again. */
const passLeases = () => cloud.advance('PT10M')

/** On a busy machine a slice may run out of time and need another. */
async function eventually(happens: () => Promise<boolean>): Promise<void> {
  for (let attempt = 1; !(await happens()); attempt += 1) {
    expect(attempt).toBeLessThan(600)
    if (attempt % 100 === 0) await passLeases()
    await wait(100)
  }
}

async function restartAt([, service, action]: Obstacle): Promise<void> {
  await cloud.kill()
  await cloud.restart()
  await cloud.fault({ service, action, error: 'hang', rate: 1 })
}

type Obstacle = readonly [stage: string, service: string, action: string, stands: (row: Row) => boolean]
/** One call of each stage that hangs, and the erasure's row while the eraser waits for it. */
const obstacles = [
  ['the inventory', 's3', 'ListObjectsV2', (row) => textOf(row, 'status') === 'erasing' && !row['found']],
  ['the logins', 'cognito', 'AdminDeleteUser', (row) => !!row['found'] && !row['loginsUpTo']],
  ['the data key', 'dynamodb', 'DeleteItem', (row) => !!row['loginsUpTo'] && !row['shreddedAt']],
  ['the sweep', 'dynamodb', 'BatchWriteItem', (row) => !!row['shreddedAt'] && textOf(row, 'status') === 'erasing'],
  ['the receipt', 's3', 'PutObject', (row) => textOf(row, 'status') === 'verifying' && !!row['erasedAt']],
] as const satisfies readonly Obstacle[]

describe('an account is deleted', () => {
  let before: readonly string[]
  let there: Record<string, number>
  let requested: Requested

  test('by its owner only, and only with its exact name (erasure rule 1)', async () => {
    const ask = (token: string, confirm: unknown = leaver.name) => cloud.delete('/v1/account', { confirm }, token)
    expect(await ask(leaver.office.token)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await ask(leaver.worker.token)).toMatchObject({ status: 403, body: { code: 'forbidden' } })
    expect(await ask(leaver.owner.token, neighbour.name)).toMatchObject({
      status: 422,
      body: { code: 'confirmation_mismatch' },
    })
    expect(await ask(leaver.owner.token, 7)).toMatchObject({ status: 422, body: { code: 'invalid' } })
    expect(await cloud.get('/v1/me', leaver.owner.token)).toMatchObject({ status: 200 })
  })

  test('once, with concurrent requests', async () => {
    before = sorted(rowsOf(neighbour, await cloud.scanTable()))
    const answers = await Promise.all(
      [1, 2, 3].map(() => cloud.delete<Requested>('/v1/account', { confirm: leaver.name }, leaver.owner.token)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 403, 403])
    const [accepted] = answers.filter(({ status }) => status === 202)
    if (!accepted) throw new Error('no request was accepted')
    requested = accepted.body
    expect(requested).toMatchObject({ status: 'fencing', backupsExpireAt: expect.any(String) })
    const { pathname, search } = new URL(requested.statusUrl)
    link = pathname + search
  })

  test('although the process is killed while it waits', async () => {
    there = countsOf(rowsOf(leaver, await cloud.scanTable()))
    const pointers = ['login', 'devicePointer', 'phonePointer', 'emailPointer', 'providerPointer']
    const rows = [
      'account',
      'member',
      'openShift',
      'segment',
      'customer',
      'consentLedger',
      'appointment',
      'message',
      'due',
    ]
    expect(Object.keys(there)).toEqual(expect.arrayContaining([...pointers, ...rows]))
    expect((await show()).status).toBe('fencing')
    await restartAt(obstacles[0])
  })

  test('and refuses all its members from then on (erasure rule 4)', async () => {
    const erasing = { status: 403, body: { code: 'account_erasing' } }
    for (const { token } of [leaver.owner, leaver.office, leaver.worker]) {
      expect(await cloud.get('/v1/me', token)).toMatchObject(erasing)
      expect(await cloud.post('/v1/clock-in', {}, token)).toMatchObject(erasing)
      expect(await cloud.post('/v1/account', { ...settings, name: 'Again' }, token)).toMatchObject(erasing)
    }
    const ping = { at: new Date().toISOString(), lat: 47.4, lon: 8.5 }
    expect(await cloud.post('/v1/pings', { pings: [ping] }, leaver.worker.token)).toMatchObject(erasing)
    expect(await cloud.delete('/v1/account', { confirm: leaver.name }, leaver.owner.token)).toMatchObject(erasing)
  })

  test('and shows its progress to the holder of the link only', async () => {
    expect(await show()).toMatchObject({ status: expect.stringMatching(/^(fenc|eras)ing$/), progress: {} })
    for (const wrong of [
      '',
      '?token=',
      '?token=x',
      link.slice(link.indexOf('?'), -1),
      `${link.slice(link.indexOf('?'))}x`,
    ]) {
      const answer = await cloud.get(`/v1/erasures/${requested.erasureId}${wrong}`)
      expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
    }
    const another = link.replace(requested.erasureId, '01JD0000000000000000000000')
    expect(await cloud.get(another)).toMatchObject({ status: 404 })
  })

  test.each(obstacles)('although the process is killed at %s', async (stage, _service, _action, stands) => {
    await passLeases()
    await eventually(async () => stands(await erasureRow()))
    await wait(300)
    expect(stands(await erasureRow())).toBe(true)
    const next = obstacles[obstacles.findIndex(([name]) => name === stage) + 1]
    if (next) await restartAt(next)
  })

  test('to the last row, with the counts of what was there', async () => {
    await cloud.kill()
    await cloud.restart()
    await passLeases()
    await eventually(async () => (await show()).status === 'erased')
    const { progress, receipt = '' } = await show()
    const published = await cloud.get('/.well-known/jwks.json')
    for (const [type, found] of Object.entries(there))
      expect([type, progress[type]]).toEqual([type, { found, erased: found }])
    const nothing = Object.entries(progress).filter(([type]) => !(type in there))
    for (const [type, counts] of nothing) expect([type, counts]).toEqual([type, { found: 0, erased: 0 }])
    const receipted = { remaining: 0, outside: { logins: 3 }, found: there }
    expect(verifiedReceipt(receipt, published.text)).toMatchObject(receipted)
    expect(rowsOf(leaver, await cloud.scanTable())).toEqual([])
    const keys = JSON.stringify(await cloud.scanTable(cloud.output('keyTableName')))
    expect([keys.includes(leaver.accountId), keys.includes(neighbour.accountId)]).toEqual([false, true])
  })

  test('with its logins; a token that outlives them is refused (erasure rule 7)', async () => {
    for (const { email, token } of [leaver.owner, leaver.office, leaver.worker]) {
      await expect(cloud.signIn(email, testPassword)).rejects.toThrow()
      expect(await cloud.get('/v1/me', token)).toMatchObject({ status: 403, body: { code: 'no_account' } })
      const again = await cloud.post('/v1/account', { ...settings, name: 'Again' }, token)
      expect(again).toMatchObject({ status: 401, body: { code: 'unauthorized' } })
    }
    expect(await loginOf(invited.email)).toBeUndefined()
    expect(await loginOf(neighbour.office.email)).toBeDefined()
  })

  test('and the neighbour’s rows are byte for byte unchanged (erasure rule 8)', async () => {
    expect(sorted(rowsOf(neighbour, await cloud.scanTable()))).toEqual(before)
    for (const { token } of [neighbour.owner, neighbour.office, neighbour.worker]) {
      expect(await cloud.get('/v1/me', token)).toMatchObject({ status: 200 })
    }
    const track = await cloud.get<{ items: unknown[] }>('/v1/positions', neighbour.office.token)
    expect(track.body.items).toHaveLength(1)
  })

  test('and stays deleted after late messages', async () => {
    await cloud.advance('PT1H')
    await wait(2_000)
    expect(rowsOf(leaver, await cloud.scanTable())).toEqual([])
    expect((await show()).status).toBe('erased')
  })
})
