import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createClient } from '../../packages/client/src/client.ts'
import { memoryStore, openLane } from '../../packages/client/src/queue.ts'
import { cognito, session } from '../../packages/client/src/sign-in.ts'
import { openCompany, temporaryPassword } from '../support/company.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../support/local-cloud.ts'
import { recordedDays, storedDays } from './model/compare.ts'
import { aDatabase, aFile } from './model/disks.ts'
import { liveThrough } from './model/live-through.ts'
import { kills, phoneDay } from './model/phone-day.ts'

let cloud: LocalCloud
let runs = 0

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

test('an invited worker signs in, sees the notice, clocks in and reads the hours', async () => {
  const { owner } = await openCompany(cloud, 'client')
  const email = 'ana@example.test'
  await cloud.post('/v1/members', { email, name: 'Ana', role: 'worker' }, owner.token)
  const temporary = await vi.waitFor(() => temporaryPassword(cloud, email), { timeout: 20_000, interval: 100 })

  const signIn = cognito({ endpoint: cloud.output('cognitoEndpoint'), clientId: cloud.output('userPoolClientId') })
  await expect(signIn.signIn(email, 'another')).rejects.toMatchObject({ code: 'wrong_credentials' })
  const first = await signIn.signIn(email, temporary)
  if (first.step !== 'new_password') throw new Error(first.step)
  expect(await signIn.answerNewPassword(first.challenge, testPassword)).toMatchObject({ step: 'signed_in' })
  // the local Cognito refuses the refresh token of a first password
  const second = await signIn.signIn(email, testPassword)
  if (second.step !== 'signed_in') throw new Error(second.step)
  const { token, tokens } = session({ signIn, tokens: second.tokens })
  const { accessToken } = tokens()
  await token(accessToken)
  expect(tokens().refreshToken).toBe(second.tokens.refreshToken)

  const api = createClient({ baseUrl: cloud.url, token })
  const { data: me } = await api.GET('/v1/me')
  expect(me).toMatchObject({ role: 'worker', email })
  const asked = vi.fn()
  const worker = me?.memberId ?? ''
  const lane = openLane({ store: memoryStore(), worker, baseUrl: cloud.url, token, events: { noticeRequired: asked } })
  const shiftId = await lane.clockIn({ note: 'Oak Street' })
  expect(await lane.send()).toMatchObject({ state: 'waiting', because: 'notice' })
  expect(asked).toHaveBeenCalledOnce()
  await api.POST('/v1/tracking-notice/acknowledge', { body: {} })
  expect(await lane.send()).toEqual({ state: 'sent' })
  const { data: shifts } = await api.GET('/v1/shifts')
  expect(shifts?.items).toMatchObject([{ shiftId, status: 'open', note: 'Oak Street' }])
})

/** At length: test/torture/client/. */
test.each([
  ['a database', aDatabase],
  ['a file', aFile],
])('with %s, what is stored is what a phone recorded inside shifts, wherever its app was killed', async (_, disk) => {
  let positions = 0
  await fc.assert(
    fc.asyncProperty(phoneDay('send', 'offline', 'online'), kills, async (steps, points) => {
      runs += 1
      const lived = await liveThrough(cloud, `killed-${runs}`, steps, points, disk())
      const days = recordedDays(lived.recorded)
      expect(await storedDays(cloud, lived)).toEqual(days)
      positions += days.flatMap((day) => day.positions).length
    }),
    { numRuns: 6, seed: 20_261_127 },
  )
  expect(positions).toBeGreaterThan(20)
})
