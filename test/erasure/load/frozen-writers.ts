import { expect } from 'vitest'
import { type Company, openCompany } from '../../support/company.ts'
import type { HttpResponse } from '../../support/http.ts'
import type { LocalCloud } from '../../support/local-cloud.ts'
import { rowsOf } from './external-data.ts'
import { seeded } from './random.ts'

/** A company with what its writes need. */
type Writing = Company & {
  readonly shifts: readonly { readonly from: number }[]
  readonly customerId: string
  readonly appointmentId: string
}

const hour = 3_600_000
const shiftCount = 6
const jsonOf = (response: HttpResponse) => response.text.slice(0, 200)

/**
 * Lets one company's requests fail half-way, erases its account, and then lets strangers wake the instances that those
 * requests had run on. Returns how many requests failed.
 */
export async function erasureOfFrozenWriters(
  cloud: LocalCloud,
  { rounds, seed }: { readonly rounds: number; readonly seed: number },
): Promise<number> {
  const random = seeded(seed)
  const stranger = await aWritingCompany(cloud, `stranger-${seed}`)
  let failed = 0
  for (let round = 1; round <= rounds; round += 1) {
    const leaver = await aWritingCompany(cloud, `leaver-${seed}-${round}`)
    for (const action of ['PutItem', 'UpdateItem', 'TransactWriteItems', 'BatchWriteItem']) {
      await cloud.fault({ service: 'dynamodb', action, error: 'hang', rate: 0.1 + 0.2 * random() })
      await cloud.fault({ service: 'dynamodb', action, error: 'unavailable', rate: 0.3 + 0.3 * random() })
    }
    const answers = await Promise.all(Array.from({ length: 5 }, (_, wave) => writesOf(leaver, wave, cloud)).flat())
    await cloud.clearFaults()
    failed += answers.filter(({ status }) => status >= 500).length
    await erase(cloud, leaver)
    for (let wave = 0; wave < 4; wave += 1) {
      await Promise.all(Array.from({ length: 3 }, (_, part) => writesOf(stranger, wave * 3 + part, cloud)).flat())
    }
    expect(rowsOf(leaver.accountId, await cloud.scanTable())).toEqual([])
  }
  return failed
}

async function aWritingCompany(cloud: LocalCloud, mark: string): Promise<Writing> {
  const company = await openCompany(cloud, mark)
  const { office, worker } = company
  const created = async <Body>(path: string, body: object): Promise<Body> => {
    const response = await cloud.post<Body>(path, body, office.token)
    expect([path, response.status, jsonOf(response)]).toEqual([path, 201, jsonOf(response)])
    return response.body
  }
  const shifts = Array.from({ length: shiftCount }, (_, n) => ({ from: Date.now() - 2 * (shiftCount - n) * hour }))
  for (const { from } of shifts) {
    const at = (time: number) => ({ at: new Date(time).toISOString() })
    expect((await cloud.post('/v1/clock-in', at(from), worker.token)).status).toBe(201)
    expect((await cloud.post('/v1/clock-out', at(from + hour), worker.token)).status).toBe(200)
  }
  const person = { name: 'Carla', kind: 'customer', phone: '+41791234567', email: 'carla@example.test' }
  const { customerId } = await created<{ customerId: string }>('/v1/customers', person)
  const yes = { kinds: ['reminder', 'invoice'], decision: 'granted', method: 'paper', statement: 'Yes' }
  for (const channel of ['sms', 'email']) await created(`/v1/customers/${customerId}/consents`, { ...yes, channel })
  const startsAt = new Date(Date.now() + 48 * hour).toISOString()
  const job = { customerId, startsAt, durationMinutes: 60, kind: 'job', title: 'Windows' }
  const { appointmentId } = await created<{ appointmentId: string }>('/v1/appointments', job)
  return { ...company, shifts, customerId, appointmentId }
}

/** Requests that write several rows each, some of them side by side. `wave` makes them differ from earlier ones. */
function writesOf(company: Writing, wave: number, cloud: LocalCloud): Promise<HttpResponse>[] {
  const { shifts, customerId, appointmentId, office, worker, owner } = company
  const pings = shifts.map(({ from }, n) => ({ at: new Date(from + wave * 60_000 + n).toISOString(), lat: 47, lon: 8 }))
  const lines = Array.from({ length: 20 }, (_, n) => `New ${wave} ${n},customer,new-${wave}-${n}@example.test`)
  const csv = { body: `name,kind,email\n${lines.join('\n')}\n`, headers: { 'content-type': 'text/csv' } }
  const text = { kind: 'invoice', channels: ['sms', 'email'], text: `Invoice ${wave}` }
  return [
    cloud.post('/v1/pings', { pings }, worker.token),
    cloud.post('/v1/pings', { pings: pings.map((each) => ({ ...each, lat: 48 })) }, worker.token),
    cloud.request('POST', '/v1/customers/import', { ...csv, token: office.token }),
    cloud.post('/v1/customers', { name: `New ${wave}`, kind: 'customer' }, office.token),
    cloud.patch(`/v1/customers/${customerId}`, { notes: `Note ${wave}` }, office.token),
    cloud.post(`/v1/customers/${customerId}/messages`, text, office.token),
    cloud.post(`/v1/appointments/${appointmentId}/reminders`, {}, office.token),
    cloud.post(`/v1/members/${worker.memberId}/devices`, { label: `Phone ${wave}` }, owner.token),
    cloud.post('/v1/account/exports', {}, owner.token),
  ]
}

async function erase(cloud: LocalCloud, { name, owner }: Writing): Promise<void> {
  const requested = await cloud.delete<{ statusUrl: string }>('/v1/account', { confirm: name }, owner.token)
  expect(requested).toMatchObject({ status: 202 })
  const link = requested.body.statusUrl.slice(cloud.url.length)
  const status = async () => {
    await cloud.advance('PT150S')
    return (await cloud.get<{ status: string }>(link)).body.status
  }
  await expect.poll(status, { timeout: 180_000, interval: 1_000 }).toBe('erased')
}
