import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../../../support/local-cloud.ts'
import { aPhone, type Phone } from '../../phone.ts'
import { instant, type Sample } from '../samples.ts'
import { appBodies } from './apps.ts'

const begin = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000
const bodies = appBodies(begin)
const names = new Set('at lat lon accuracy speed heading altitude battery activity moving mock'.split(' '))

let cloud: LocalCloud
let worker: Phone
let token: string
let shiftId: string

beforeAll(async () => {
  cloud = await startLocalCloud()
  worker = await aPhone(cloud, 'apps')
  const { memberId } = (await cloud.get<{ memberId: string }>('/v1/me', worker.token)).body
  const label = { label: 'phone' }
  token = (await cloud.post<{ token: string }>(`/v1/members/${memberId}/devices`, label, worker.token)).body.token
  shiftId = (await worker.clockIn({ at: instant(begin - 60_000) })).body.shiftId
})
afterAll(() => cloud.stop())

function send({ dialect, request }: Sample) {
  const { method, query = {}, contentType, body } = request
  const headers = {
    authorization: `Bearer ${token}`,
    ...(contentType !== undefined && { 'content-type': contentType }),
  }
  const path = `/in/${dialect}?${new URLSearchParams(query)}`
  return cloud.request(method, path, { headers, ...(body !== undefined && { body }) })
}

test.each(bodies)('$app: $name', async (body) => {
  const { status, text } = await send(body)
  expect(status).toBe(200)
  expect(text).not.toContain('lacked')
})

test('each position is in the track once, with what its app said of it, and no more', async () => {
  const { points } = (await worker.track(shiftId)).body
  const measured = (point: object) =>
    Object.fromEntries(Object.entries(point).filter(([name, value]) => names.has(name) && value !== undefined))
  const expected = bodies.flatMap((body) => body.points).map(measured)
  expect(points.map(measured)).toEqual(expected.toSorted((a, b) => String(a['at']).localeCompare(String(b['at']))))
})
