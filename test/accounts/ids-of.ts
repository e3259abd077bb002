import { expect } from 'vitest'
import type { Company } from '../support/company.ts'
import type { LocalCloud } from '../support/local-cloud.ts'

export type Ids = { readonly [noun: string]: string }

/** One of each thing that a path may name, made by the API. The worker is on shift. */
export async function idsOf(cloud: LocalCloud, { owner, office, worker }: Company): Promise<Ids> {
  const made = async (field: string, path: string, body: object, token: string) => {
    const answer = await cloud.post<Record<string, string>>(path, body, token)
    expect([path, answer.status < 300]).toEqual([path, true])
    return answer.body[field] ?? ''
  }
  const customer = { name: 'Carla', kind: 'customer', email: 'c@example.test' }
  const customers = await made('customerId', '/v1/customers', customer, office.token)
  const startsAt = new Date(Date.now() + 5 * 86_400_000).toISOString()
  const appointment = { customerId: customers, startsAt, durationMinutes: 60, kind: 'job', title: 'Job' }
  const withWorker = { ...appointment, memberId: worker.memberId }
  const appointments = await made('appointmentId', '/v1/appointments', withWorker, office.token)
  const shifts = await made('shiftId', '/v1/clock-in', {}, worker.token)
  const devicesOf = `/v1/members/${worker.memberId}/devices`
  const devices = await made('deviceId', devicesOf, { label: 'A phone' }, owner.token)
  const exported = await made('exportId', '/v1/account/exports', {}, owner.token)
  const erased = await made('trackErasureId', '/v1/account/track-erasures', { before: '2020-01-01' }, owner.token)
  const path = `/v1/appointments/${appointments}/reminders`
  const reminders = await cloud.post<{ messages: { messageId: string }[] }>(path, {}, office.token)
  const messages = reminders.body.messages[0]?.messageId ?? ''
  const all = { customers, appointments, shifts, devices, exports: exported, 'track-erasures': erased, messages }
  return { ...all, members: worker.memberId }
}
