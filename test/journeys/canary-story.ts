import { pathWith, signedInRoutes } from '../accounts/every-route.ts'
import type { anOffice } from '../notifications/office.ts'
import type { HttpResponse } from '../support/http.ts'
import type { LocalCloud } from '../support/local-cloud.ts'

export const phone = '+41791239876'
const position = { lat: 46.987651, lon: 7.654321 }
export const canaries = ['canary', 'seestrasse', '791239876', '46.98765', '46987651', '7.654321']

export type Asked = { readonly method: string; readonly path: string; readonly body: string; readonly key: string }

/** Fills every personal field with a canary. `keyed`: each POST has a key that can be guessed. */
export function canaryStory(
  cloud: LocalCloud,
  office: Awaited<ReturnType<typeof anOffice>>,
  { keyed = false }: { readonly keyed?: boolean } = {},
) {
  const refused: string[] = []
  const asked: Asked[] = []
  const secrets = [office.owner, office.office, office.worker].map(({ token }) => token.slice(-40))

  /** 409 may contain the caller's own shift. */
  async function ask(method: string, path: string, body?: unknown, more: { token?: string; type?: string } = {}) {
    const { token = office.office.token, type = 'application/json' } = more
    const sent = typeof body === 'string' || body === undefined ? body : JSON.stringify(body)
    const key = keyed && method === 'POST' ? `${phone}/${asked.length}` : undefined
    const headers = {
      'content-type': type,
      authorization: `Bearer ${token}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    }
    asked.push({ method, path, body: sent ?? '', key: key ?? '' })
    const response = await cloud.request<Record<string, string>>(method, path, { body: sent, headers })
    if (response.status >= 400 && response.status !== 409) refused.push(`${method} ${path}: ${response.text}`)
    return response
  }
  const idIn = ({ body }: HttpResponse<Record<string, string>>, name: string) => body?.[name] ?? 'unknown'
  const cloudTime = async () => (await cloud.get<{ now: string }>('/_local/time')).body.now
  const lastEmail = async () => (await cloud.emails('canary@example.test')).at(-1)?.text ?? ''

  async function aDay(): Promise<void> {
    const { token } = office.worker
    const at = await cloudTime()
    const asWorker = { token }
    await ask('POST', '/v1/clock-in', { position, note: 'Canary note' }, asWorker)
    const pings = Array.from({ length: 5 }, (_, n) => ({
      at,
      ...position,
      lon: position.lon + n * 1e-4,
      activity: 'canary',
    }))
    await ask('POST', '/v1/pings', { pings, canary: position }, asWorker)
    await ask(
      'POST',
      '/v1/pings',
      {
        pings: [
          { ...pings[0], at: '2020-01-01T00:00:00Z' },
          { at: 'canary', ...position },
        ],
      },
      asWorker,
    )
    await aDevice(at)

    const person = {
      name: 'Carla Canary',
      phone,
      email: 'canary@example.test',
      address: 'Canary Lane 7',
      notes: 'Canary',
    }
    const customer = await ask('POST', '/v1/customers', { ...person, kind: 'customer', tags: ['canary'] })
    const customerId = idIn(customer, 'customerId')
    await ask('GET', `/v1/customers?q=${encodeURIComponent('Carla Canary')}`)
    await ask('GET', `/v1/customers?q=${encodeURIComponent(phone)}`)
    const consent = {
      kinds: ['reminder', 'marketing'],
      decision: 'granted',
      method: 'paper',
      statement: 'Canary may write',
    }
    for (const channel of ['sms', 'email']) {
      await ask('POST', `/v1/customers/${customerId}/consents`, { ...consent, channel, evidence: { form: 'Canary 7' } })
    }
    const startsAt = new Date(Date.parse(at) + 40 * 86_400_000).toISOString()
    const job = {
      customerId,
      startsAt,
      durationMinutes: 60,
      kind: 'job',
      title: 'Canary cage',
      address: 'Canary Lane 7',
    }
    const appointment = await ask('POST', '/v1/appointments', {
      ...job,
      memberId: office.worker.memberId,
      position,
    })
    const appointmentId = idIn(appointment, 'appointmentId')
    await ask('POST', `/v1/appointments/${appointmentId}/reminders`, {})
    await ask('PATCH', `/v1/appointments/${appointmentId}`, { title: 'Canary cage, again' })
    await ask('PATCH', `/v1/customers/${customerId}`, { notes: 'Canary, again' })
    await ask('POST', '/v1/clock-out', { position }, asWorker)
    const shifts = await cloud.get<{ items?: { shiftId: string }[] }>('/v1/shifts', office.office.token)
    const shiftId = shifts.body?.items?.[0]?.shiftId ?? 'unknown'
    for (const format of ['json', 'gpx', 'csv']) await ask('GET', `/v1/shifts/${shiftId}/track?format=${format}`)
    await ask('PATCH', `/v1/shifts/${shiftId}`, { note: 'Canary, again', reason: 'Canary said so' })
    await ask('POST', '/v1/members', { name: 'Canary', email: `canary-${Date.now()}@example.test`, role: 'worker' })
    await ask('POST', '/v1/account/exports', {}, { token: office.owner.token })
  }

  async function aDevice(at: string): Promise<void> {
    const device = await ask('POST', `/v1/members/${office.worker.memberId}/devices`, { label: 'Canary phone' })
    const token = idIn(device, 'token')
    if (device.status === 201) secrets.push(token)
    const query = `lat=${position.lat}&lon=${position.lon}&time=${at}&token=${token}`
    await cloud.request('GET', `/in/gpslogger?${query}`)
    await cloud.request('POST', `/in/overland?token=${token}`, { body: '{"locations":[{"canary": ' })
    await cloud.request('POST', '/in/owntracks?token=canary', { body: '{"canary": 46.987651}' })
    await ask('DELETE', `/v1/members/${office.worker.memberId}/devices/${idIn(device, 'deviceId')}`)
  }

  async function customerReplies(): Promise<void> {
    const [, token = ''] = /\/u\/([\w-]+)/.exec(await lastEmail()) ?? []
    if (token !== '') secrets.push(token)
    await cloud.inbound(phone, 'Canary wants to know when you come')
    await cloud.inbound('+41791239877', 'canary from nowhere, stop')
    await cloud.request('GET', `/u/${token}`)
    await cloud.request('GET', `/u/${token}canary`)
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    await cloud.request('POST', `/u/${token}`, { body: 'action=save&shown=sms.reminder&canary=canary', headers: form })
  }

  async function sendNonsenseEverywhere(): Promise<void> {
    for (const route of signedInRoutes) {
      const token = office.owner.token
      const path = `${pathWith(route, () => 'Canary')}?q=${encodeURIComponent(phone)}&cursor=Canary&from=Canary`
      if (route.method === 'GET') await ask('GET', path, undefined, { token })
      else for (const [body, type] of nonsense) await ask(route.method, path, body, { token, ...(type && { type }) })
    }
    await ask('GET', '/v1/canary/46.987651')
    await ask('GET', '/v1/account', undefined, { token: 'Canary' })
  }

  return { refused, secrets, asked, ask, idIn, lastEmail, aDay, customerReplies, sendNonsenseEverywhere }
}

const nonsense: readonly (readonly [body: string, type?: string])[] = [
  ['{"name": "Canary", "phone": "+41791239876'],
  ['"Canary"'],
  [JSON.stringify({ name: ['Canary'], phone: { canary: phone }, pings: [position], at: 'Canary', email: 'Canary' })],
  ['{"channel": "Canary", "kinds": ["Canary"], "role": "Canary", "__proto__": {"role": "Canary"}}'],
  ['name=Canary&phone=%2B41791239876', 'application/x-www-form-urlencoded'],
  [`{"name":"${'Canary'.repeat(60_000)}"}`],
]
