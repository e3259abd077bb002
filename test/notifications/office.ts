import { expect, vi } from 'vitest'
import { type Company, openCompany } from '../support/company.ts'
import { moveToMorning, timeOf } from '../support/local-clock.ts'
import type { LocalCloud } from '../support/local-cloud.ts'

type Message = { messageId: string; channel: string; status: string; reason?: string; kind: string; text?: string }

/** A company's staff over HTTP, in the morning: sending hours are open. */
export async function anOffice(cloud: LocalCloud, mark: string) {
  await moveToMorning(cloud)
  const company: Company = await openCompany(cloud, mark)
  const { token } = company.office
  const post = async <Body>(path: string, body: object, status = 201): Promise<Body> => {
    const response = await cloud.post<Body>(path, body, token)
    expect([path, response.status, response.text]).toEqual([path, status, response.text])
    return response.body
  }
  const openFrom = (start: string, end: string) =>
    cloud.patch('/v1/account', { settings: { messaging: { sendingHours: { start, end } } } }, company.owner.token)

  const customer = async (fields: object = {}) =>
    (await post<{ customerId: string }>('/v1/customers', { name: 'Ana Meier', kind: 'customer', ...fields })).customerId
  const grants = (customerId: string, channel: string, kinds = ['reminder']) => {
    const grant = { channel, kinds, decision: 'granted', method: 'paper', statement: 'Yes, write to me.' }
    return post(`/v1/customers/${customerId}/consents`, grant)
  }
  const withdraws = (customerId: string, channel: string) => {
    const withdrawal = { channel, kinds: ['reminder'], decision: 'withdrawn', method: 'verbal' }
    return post(`/v1/customers/${customerId}/consents`, withdrawal)
  }
  /** `hoursAhead` of the local cloud's clock. */
  const appointment = async (customerId: string, hoursAhead: number, fields: object = {}) => {
    const startsAt = new Date((await timeOf(cloud)) + hoursAhead * 3_600_000).toISOString()
    const common = { customerId, startsAt, durationMinutes: 60, kind: 'job', title: 'Boiler check' }
    return (await post<{ appointmentId: string }>('/v1/appointments', { ...common, ...fields })).appointmentId
  }
  const remind = async (appointmentId: string, body: object = {}) =>
    (await post<{ messages: Message[] }>(`/v1/appointments/${appointmentId}/reminders`, body, 202)).messages
  const messages = async (query: string) =>
    (await cloud.get<{ items: Message[] }>(`/v1/messages?${query}`, token)).body.items
  const message = async (messageId: string) =>
    (await cloud.get<Message & Record<string, unknown>>(`/v1/messages/${messageId}`, token)).body
  const consents = async (customerId: string) =>
    (
      await cloud.get<{ current: { channel: string; kind: string; state: string }[]; ledger: object[] }>(
        `/v1/customers/${customerId}/consents`,
        token,
      )
    ).body
  const state = async (customerId: string, channel: string, kind = 'reminder') =>
    (await consents(customerId)).current.find((each) => each.channel === channel && each.kind === kind)?.state
  return {
    ...company,
    token,
    post,
    openFrom,
    customer,
    grants,
    withdraws,
    appointment,
    remind,
    messages,
    message,
    consents,
    state,
  }
}

/** Repeats a check until queues and functions have caught up. */
export function soon<T>(check: () => Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 20_000, interval: 100 })
}
