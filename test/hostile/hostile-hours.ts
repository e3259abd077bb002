import { expect } from 'vitest'
import { newId } from '../../functions/shared/ids.ts'
import { type Company, invite, type Person } from '../support/company.ts'
import type { LocalCloud } from '../support/local-cloud.ts'
import type { Dice } from './dice.ts'

const minute = 60_000
const tolerance = 900_000

type Shift = { shiftId: string; memberId: string; status: string; startedAt: string; endedAt?: string }
type Victim = Person & {
  readonly deviceToken: string
  /** When its phone may have been followed, epoch milliseconds; undefined: never. */
  clocked: { readonly from: number; to: number } | undefined
}

/**
 * An office that does whatever the API lets it do to hours, against a worker who never clocks in and one who forgot to clock out.
 * Both phones always send.
 */
export async function hostileHours(cloud: LocalCloud, company: Company, dice: Dice) {
  const iso = (at: number) => new Date(at).toISOString()
  const now = async () => Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
  const as = () => dice.pick([company.office, company.owner]).token
  const reason = 'because'

  async function aVictim(): Promise<Victim> {
    const person = await invite(cloud, company.owner, 'worker', `${newId().toLowerCase()}@example.test`)
    const path = `/v1/members/${person.memberId}/devices`
    const device = await cloud.post<{ token: string }>(path, { label: 'always on' }, company.office.token)
    return { ...person, deviceToken: device.body.token, clocked: undefined }
  }
  const never = await aVictim()
  const forgetful = await aVictim()
  const victims = [never, forgetful]

  await cloud.post('/v1/tracking-notice/acknowledge', {}, forgetful.token)
  const from = await now()
  const clockIn = await cloud.post<Shift>('/v1/clock-in', {}, forgetful.token)
  expect(clockIn).toMatchObject({ status: 201 })
  forgetful.clocked = { from, to: Number.POSITIVE_INFINITY }

  const shiftsOf = async ({ memberId }: Victim) =>
    (await cloud.get<{ items: Shift[] }>(`/v1/shifts?memberId=${memberId}&limit=50`, company.owner.token)).body.items
  const someShift = async () => dice.pick<Shift | undefined>(await shiftsOf(dice.pick(victims)))

  /** The first end that others give the open shift ends what may be taken, for good. */
  async function noteEnd() {
    if (forgetful.clocked?.to !== Number.POSITIVE_INFINITY) return
    const { status, body } = await cloud.get<Shift>(`/v1/shifts/${clockIn.body.shiftId}`, forgetful.token)
    if (status === 404) forgetful.clocked.to = from
    else if (body.endedAt !== undefined) forgetful.clocked.to = Date.parse(body.endedAt)
  }

  const actions: Record<string, () => Promise<unknown>> = {
    async enter() {
      const end = (await now()) - dice.between(-5, 600) * minute
      const startedAt = iso(end - dice.between(1, 900) * minute)
      const { memberId } = dice.pick(victims)
      return cloud.post('/v1/shifts', { memberId, startedAt, endedAt: iso(end), reason }, as())
    },
    async moveEnd() {
      const shift = await someShift()
      const endedAt = iso((await now()) - dice.between(-6, 240) * minute)
      return shift && cloud.patch(`/v1/shifts/${shift.shiftId}`, { endedAt, reason }, as())
    },
    async moveStart() {
      const shift = await someShift()
      const startedAt = iso((await now()) - dice.between(-6, 900) * minute)
      return shift && cloud.patch(`/v1/shifts/${shift.shiftId}`, { startedAt, reason }, as())
    },
    async widen() {
      const shift = await someShift()
      const at = await now()
      const times = {
        startedAt: iso(at - dice.between(60, 1_400) * minute),
        endedAt: iso(at - dice.between(0, 3) * minute),
      }
      return shift && cloud.patch(`/v1/shifts/${shift.shiftId}`, { ...times, reason }, as())
    },
    async approveOrReopen() {
      const shift = await someShift()
      return shift && cloud.post(`/v1/shifts/${shift.shiftId}/${dice.pick(['approve', 'reopen'])}`, {}, as())
    },
    async remove() {
      const shift = await someShift()
      return shift && cloud.delete(`/v1/shifts/${shift.shiftId}`, { reason }, as())
    },
    async changeTerms() {
      const shifts = {
        toleranceSeconds: dice.pick([0, 60, 900]),
        requireNotice: dice.isOneIn(2),
        maxHours: dice.between(8, 48),
      }
      const settings = { retention: { trackDays: dice.between(1, 3_650) }, shifts }
      return cloud.patch('/v1/account', { settings }, company.owner.token)
    },
    async clockInForThem() {
      return cloud.post('/v1/clock-in', { memberId: dice.pick(victims).memberId }, as())
    },
    async addDevice() {
      return cloud.post(`/v1/members/${dice.pick(victims).memberId}/devices`, { label: 'another' }, as())
    },
  }

  /** What an app that always sends posts: now, and what it held back. */
  async function phonesSend() {
    const at = await now()
    for (const victim of victims) {
      const times = [at, at - minute, at - dice.between(2, 2_000) * minute]
      const locations = times.map((time) => ({
        type: 'Feature',
        geometry: { type: 'Point', coordinates: [8.54, 47.36 + dice.below(100) * 1e-4] },
        properties: { timestamp: iso(time) },
      }))
      const token = dice.isOneIn(2) ? victim.deviceToken : undefined
      const pings = times.map((time) => ({ at: iso(time), lat: 47.36, lon: 8.54 }))
      await (token
        ? cloud.post('/in/overland', { locations }, token)
        : cloud.post('/v1/pings', { pings }, victim.token))
    }
  }

  async function act(): Promise<void> {
    const action = dice.isOneIn(4) ? actions['enter'] : dice.pick(Object.values(actions))
    const response = (await action?.()) as { status: number; text: string } | undefined
    if (response) expect(response.status, response.text).toBeLessThan(500)
    await noteEnd()
    await phonesSend()
  }

  async function check(): Promise<void> {
    for (const victim of victims) {
      const { clocked } = victim
      for (const { shiftId } of await shiftsOf(victim)) {
        const track = await cloud.get<{ points: { at: string }[] }>(`/v1/shifts/${shiftId}/track`, company.owner.token)
        const times = (track.body?.points ?? []).map(({ at }) => Date.parse(at))
        const outside = times.filter((at) => !clocked || at < clocked.from - tolerance || at >= clocked.to + tolerance)
        expect(outside.map(iso), `positions of a time that the worker did not clock, in ${shiftId}`).toEqual([])
      }
    }
    const live = await cloud.get<{ items: { memberId: string }[] }>('/v1/positions', company.owner.token)
    expect(live.body.items.filter(({ memberId }) => memberId === never.memberId)).toEqual([])
  }

  return { act, check }
}
