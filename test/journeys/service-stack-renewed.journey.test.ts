import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCompany } from '../support/company.ts'
import { zoneAtNoon } from '../support/local-clock.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../support/local-cloud.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

const reset = join(import.meta.dirname, '../../local/reset.ts')
const phone = '+41791234567'
const [reminders, invoices] = [['reminder'], ['invoice']]

/** The service stack is deleted and deployed again, as `cdk destroy` and `cdk deploy` do. */
async function renewServiceStack(): Promise<void> {
  await cloud.kill()
  execFileSync(process.execPath, [reset, '--service'], { env: { ...process.env, FIELDPOST_STATE: cloud.state } })
  await cloud.restart()
}

test('phones, links, logins and a STOP on its way survive a new service stack', async () => {
  const { owner, office, worker } = await openCompany(cloud, 'renewed')
  const { body: device } = await cloud.post<{ token: string }>(
    `/v1/members/${worker.memberId}/devices`,
    { label: 'Van' },
    owner.token,
  )
  const { body: shift } = await cloud.post<{ shiftId: string }>('/v1/clock-in', {}, worker.token)
  const person = { name: 'Carla', kind: 'customer', phone, email: 'carla@example.test', timeZone: zoneAtNoon() }
  const { body: customer } = await cloud.post<{ customerId: string }>('/v1/customers', person, office.token)
  const consents = `/v1/customers/${customer.customerId}/consents`
  const yes = { decision: 'granted', method: 'paper', statement: 'Yes' }
  await cloud.post(consents, { ...yes, channel: 'sms', kinds: reminders }, office.token)
  await cloud.post(consents, { ...yes, channel: 'email', kinds: invoices }, office.token)
  await cloud.post(
    `/v1/customers/${customer.customerId}/messages`,
    { kind: 'invoice', channels: ['email'], text: 'Your invoice' },
    office.token,
  )
  await expect.poll(async () => (await cloud.emails(person.email)).length, { timeout: 60_000 }).toBe(1)
  const [email] = await cloud.emails(person.email)
  const link = /https?:\/\/\S+\/u\/[^\s"<>]+/.exec(email?.text ?? '')?.[0] ?? ''
  expect(link.startsWith(cloud.url)).toBe(true)

  await cloud.fault({ service: 'dynamodb', action: 'Query', error: 'unavailable', rate: 1 })
  await cloud.inbound(phone, 'STOP')
  await renewServiceStack()

  const at = new Date().toISOString()
  const upload = await cloud.get(`/in/gpslogger?lat=47.5&lon=8.5&time=${at}&token=${device.token}`)
  expect(upload).toMatchObject({ status: 200 })
  const token = await cloud.signIn(worker.email, testPassword)
  const track = await cloud.get<{ points: unknown[] }>(`/v1/shifts/${shift.shiftId}/track`, token)
  expect(track.body.points).toHaveLength(1)
  expect(await cloud.get(link.slice(cloud.url.length))).toMatchObject({ status: 200 })
  const states = async () => {
    const { body } = await cloud.get<{ current: { channel: string; state: string }[] }>(consents, office.token)
    return Object.fromEntries(body.current.map((each) => [each.channel, each.state]))
  }
  await expect.poll(states, { timeout: 90_000 }).toEqual({ sms: 'withdrawn', email: 'granted' })
})
