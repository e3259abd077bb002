import { expect } from 'vitest'
import type { HttpResponse } from '../support/http.ts'
import type { LocalCloud } from '../support/local-cloud.ts'

export type Shift = { shiftId: string; status: string; startedAt: string; endedAt?: string }
export type Track = {
  points: { at: string; lat: number; lon: number }[]
  distanceMeters: number
  rawDistanceMeters: number
  nextCursor?: string
}
export type Receipt = {
  accepted: number
  duplicates: number
  outsideShift: number
  invalid: { index: number; reason: string }[]
  tracking: 'on' | 'off'
}
export type Phone = Awaited<ReturnType<typeof aPhone>>

const company = { timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'Seestrasse 1, 8002 Zürich' }

/** The phone of an owner who works alone, in a new account, ready to clock in. */
export async function aPhone(cloud: LocalCloud, mark: string) {
  const { email, token } = await cloud.signUp(`${mark}@example.test`)
  const made = await cloud.post('/v1/account', { name: mark, contactEmail: email, ...company }, token)
  expect(made).toMatchObject({ status: 201 })
  await cloud.post('/v1/tracking-notice/acknowledge', undefined, token)
  return {
    token,
    clockIn: (body: object = {}): Promise<HttpResponse<Shift>> => cloud.post('/v1/clock-in', body, token),
    clockOut: (body: object = {}): Promise<HttpResponse<Shift>> => cloud.post('/v1/clock-out', body, token),
    send: (pings: readonly object[], more: object = {}): Promise<HttpResponse<Receipt>> =>
      cloud.post('/v1/pings', { pings, ...more }, token),
    track: (shiftId: string, query = ''): Promise<HttpResponse<Track>> =>
      cloud.get(`/v1/shifts/${shiftId}/track${query}`, token),
    positions: (): Promise<HttpResponse<{ items: object[] }>> => cloud.get('/v1/positions', token),
    raw: (path: string, body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
      cloud.request<{ status: number; code: string }>('POST', path, { token, body, headers }),
  }
}
