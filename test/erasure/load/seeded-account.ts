import { expect } from 'vitest'
import { bulkMessageKey, type Key, ownedItemTypes, statementKey } from '../../../functions/shared/keys.ts'
import { callEngine } from '../../../local/engines/call.ts'
import { type Company, invite, openCompany } from '../../support/company.ts'
import { zoneAtNoon } from '../../support/local-clock.ts'
import type { LocalCloud } from '../../support/local-cloud.ts'
import { rowsOf, typeOf } from './external-data.ts'

/** An account in use, with every item type there is. */
export type LivedIn = Company & {
  readonly devices: readonly string[]
  readonly customers: readonly string[]
  readonly phones: readonly string[]
  readonly openShiftId: string
}

const hour = 3_600_000
/** Few enough that a function of five seconds can export the shift on a busy machine. */
const perShift = 4_000
/** The last of the day: a message waits for them. */
const evening = { settings: { messaging: { sendingHours: { start: '19:00', end: '20:00' } } } }

/** Opens a company and creates every item type, one of them as earlier releases did: shifts with positions, an open shift, devices, customers, messages, an export. */
export async function aLivedInAccount(cloud: LocalCloud, mark: string, points: number): Promise<LivedIn> {
  const company = await openCompany(cloud, mark)
  const { owner, office, worker } = company
  const post = async <Body>(path: string, body: object, token = office.token): Promise<Body> => {
    const answer = await cloud.request<Body>('POST', path, {
      body,
      token,
      headers: { 'idempotency-key': `${path}${mark}` },
    })
    expect([path, answer.status < 300, answer.text]).toEqual([path, true, answer.text])
    return answer.body
  }
  const leaver = await invite(cloud, owner, 'staff', `gone-${mark}@example.test`)
  expect((await cloud.delete(`/v1/members/${leaver.memberId}`, undefined, owner.token)).status).toBe(204)

  const stranger = { email: `stranger-${mark}@example.test`, name: 'Withdrawn', role: 'worker' }
  const { memberId } = await post<{ memberId: string }>('/v1/members', stranger, owner.token)
  expect((await cloud.delete(`/v1/members/${memberId}`, undefined, owner.token)).status).toBe(204)

  for (let left = points, ago = 4; left > 0; left -= perShift, ago += 2) {
    const startedAt = Date.now() - ago * hour
    const times = {
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date(startedAt + 1.5 * hour).toISOString(),
    }
    await cloud.post('/v1/shifts', { memberId: worker.memberId, ...times, reason: 'Forgotten' }, office.token)
    const clockIn = { shiftId: `phone-${startedAt}`, at: times.startedAt }
    expect((await cloud.post('/v1/clock-in', clockIn, worker.token)).status).toBe(200)
    await upload(cloud, worker.token, startedAt, Math.min(perShift, left))
  }
  const open = await cloud.post<{ shiftId: string }>(
    '/v1/clock-in',
    { at: new Date(Date.now() - hour).toISOString() },
    worker.token,
  )
  await upload(cloud, worker.token, Date.now() - hour, 50)

  const phones = [1, 2].map((n) => `+4179${hashed(mark)}${n}`)
  const customers: string[] = []
  for (const phone of phones) {
    const key = { 'idempotency-key': phone }
    const person = {
      name: `Carla ${phone}`,
      kind: 'customer',
      phone,
      email: `c${phone.slice(1)}@example.test`,
      timeZone: zoneAtNoon(),
    }
    const { body } = await cloud.request<{ customerId: string }>('POST', '/v1/customers', {
      body: person,
      token: office.token,
      headers: key,
    })
    const yes = { kinds: ['reminder'], decision: 'granted', method: 'paper', statement: 'Yes, write to me' }
    for (const channel of ['sms', 'email'])
      await cloud.post(`/v1/customers/${body.customerId}/consents`, { ...yes, channel }, office.token)
    const startsAt = new Date(Date.now() + 10 * 24 * hour).toISOString()
    const job = { customerId: body.customerId, startsAt, durationMinutes: 60, kind: 'job', title: 'Windows' }
    const appointment = await cloud.post<{ appointmentId: string }>('/v1/appointments', job, office.token)
    await cloud.post(`/v1/appointments/${appointment.body.appointmentId}/reminders`, {}, office.token)
    await expect
      .poll(async () => (await cloud.texts(phone)).length, { timeout: 30_000 })
      .toBe(phone === phones[0] ? 1 : 0)
    await cloud.patch('/v1/account', evening, owner.token)
    customers.push(body.customerId)
  }
  await cloud.request('PUT', '/v1/templates/invoice/sms', {
    token: office.token,
    body: { body: '{{ company }}: {{ text }}' },
  })
  await post('/v1/account/track-erasures', { before: '2020-01-01' }, owner.token)
  const devices: string[] = []
  for (const label of ['One', 'Two', 'Three']) {
    const { body } = await cloud.post<{ token: string }>(
      `/v1/members/${worker.memberId}/devices`,
      { label },
      worker.token,
    )
    devices.push(body.token)
  }
  const { exportId } = await post<{ exportId: string }>('/v1/account/exports', {}, owner.token)
  let checks = 0
  const exported = async () => {
    checks += 1
    // a slice that died on a busy machine is repeated when its lease ends
    if (checks % 40 === 0) await cloud.advance('PT3M')
    return (await cloud.get<{ status: string }>(`/v1/account/exports/${exportId}`, owner.token)).body.status
  }
  await expect.poll(exported, { timeout: 300_000, interval: 250 }).toBe('ready')
  await putStatement(cloud, company)
  await putBulkRequest(cloud, company)
  return { ...company, devices, customers, phones, openShiftId: open.body.shiftId }
}

/** As earlier releases did: newer ones write none. */
async function putStatement(cloud: LocalCloud, { accountId }: Company): Promise<void> {
  const hash = 'f'.repeat(64)
  await putRow(cloud, statementKey(accountId, hash), { type: { S: 'statement' }, hash: { S: hash } })
}

/** As a worker leaves it that died before its due row brings the next. */
async function putBulkRequest(cloud: LocalCloud, { accountId }: Company): Promise<void> {
  const bulkId = '01JD0000000000000000000000'
  await putRow(cloud, bulkMessageKey(accountId, bulkId), { type: { S: 'bulkMessage' }, bulkId: { S: bulkId } })
}

async function putRow(cloud: LocalCloud, { pk, sk }: Key, attributes: object): Promise<void> {
  const Item = { pk: { S: pk }, sk: { S: sk }, ...attributes }
  const input = { TableName: cloud.output('tableName'), Item }
  await callEngine(cloud.output('dynamoDbEndpoint'), 'dynamodb', 'DynamoDB_20120810.PutItem', input)
}

/** A missing item type would not be seen to be erased. */
export async function expectEveryType(cloud: LocalCloud, { accountId }: Company): Promise<void> {
  const missing = async () => {
    const there = new Set<string>(rowsOf(accountId, await cloud.scanTable()).map(typeOf))
    return ownedItemTypes.filter((type) => !there.has(type))
  }
  await expect.poll(missing, { timeout: 90_000, interval: 1_000 }).toEqual([])
}

/** A position each second. */
async function upload(cloud: LocalCloud, token: string, from: number, count: number): Promise<void> {
  const pings = Array.from({ length: count }, (_, n) => ({
    at: new Date(from + n * 1_000).toISOString(),
    lat: 47 + n * 1e-5,
    lon: 8 + n * 1e-5,
  }))
  expect(await cloud.post('/v1/pings', { pings }, token)).toMatchObject({ status: 200, body: { accepted: count } })
}

/** Six digits for a word. */
function hashed(mark: string): string {
  const sum = [...mark].reduce((all, letter) => (all * 31 + letter.charCodeAt(0)) % 900_000, 7)
  return String(100_000 + sum)
}
