import { beforeAll, describe, expect, test } from 'vitest'
import { requestMemberErasure } from '../../../functions/accounts/members/request-member-erasure.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { newNotice, officeReader } from '../../../functions/shared/messages/member-email.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { clockIn } from '../../../functions/shifts/clocking/clock-in.ts'
import { clockOut } from '../../../functions/shifts/clocking/clock-out.ts'
import { ClockInRequest, ClockOutRequest } from '../../../functions/shifts/clocking/schemas.ts'
import { enterShift } from '../../../functions/shifts/corrections/enter-shift.ts'
import { NewShift } from '../../../functions/shifts/corrections/schemas.ts'
import { recordPings } from '../../../functions/shifts/ingest/record-pings.ts'
import { PingsRequest } from '../../../functions/shifts/ingest/schemas.ts'
import { requestTrackErasure } from '../../../functions/shifts/track-erasure/request-track-erasure.ts'
import { NewTrackErasure } from '../../../functions/shifts/track-erasure/schemas.ts'
import { trackErasureStore } from '../../../functions/shifts/track-erasure/track-erasure-store.ts'
import { devicesOver } from '../../accounts/devices/device-world.ts'
import { allRows } from '../../accounts/full-account.ts'
import { aWorld, type World } from '../../accounts/world.ts'
import { storesOver } from '../../shifts/world.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { anErasingOfSubjects, type ErasingSubjects } from './erasing-subjects.ts'

let table: Table
let subjects: ErasingSubjects

beforeAllOnTable((given) => {
  table = given
  subjects = anErasingOfSubjects(table)
})

describe('a removed worker (erasure rule 12)', () => {
  let world: World
  let owner: Principal
  let ana: Principal
  let ben: Principal
  let dan: Principal
  const start = Date.now() - 6 * 3_600_000

  beforeAll(async () => {
    world = aWorld(table)
    owner = await world.anOwner()
    ;[ana, ben] = [await world.aMember(owner, 'worker'), await world.aMember(owner, 'worker')]
    dan = await world.aMember(owner, 'worker')
    for (const worker of [ana, ben]) {
      for (const day of [2, 1, 0]) await aShift(worker, start - day * 86_400_000)
      await devicesOver(table).add(worker, worker.memberId)
      await tellOfSilence(worker)
    }
    await world.remove(owner, ana.memberId)
  })

  /** An email to the office that is about the worker. */
  async function tellOfSilence({ accountId, memberId: workerId }: Principal): Promise<void> {
    const email = { to: 'office@acme.example', name: 'Acme', company: 'Acme', expiresAt: start }
    const notice = { ...email, template: 'silent-phone' as const, memberId: officeReader, workerId, silentAt: start }
    const { writes, messageId } = await newNotice(table, accountId, notice, start)
    await table.transact(writes, () => expect.unreachable())
    silences.set(workerId, messageId)
  }
  const silences = new Map<string, string>()

  async function aShift(worker: Principal, from: number): Promise<void> {
    let now = from
    const deps = { ...storesOver(table), now: () => now, newId: world.deps.newId, report: () => undefined }
    const caller = { ...worker, noticeAcknowledgedAt: new Date(from).toISOString() }
    await clockIn(ClockInRequest.parse({}), caller, deps)
    now += 600_000
    const pings = Array.from({ length: 50 }, (_, n) => ({
      at: new Date(from + n * 10_000).toISOString(),
      lat: 47 + n / 1e4,
      lon: 8,
    }))
    await recordPings(PingsRequest.parse({ pings }), caller, deps)
    await clockOut(ClockOutRequest.parse({}), caller, deps)
  }
  const rowsOf = async ({ memberId }: Principal) => {
    const rows = await allRows(table)
    const shifts = rows.filter((row) => row['memberId'] === memberId).map((row) => String(row['shiftId']))
    return rows.filter((row) =>
      [memberId, ...shifts.filter((id) => id !== 'undefined')].some((id) => JSON.stringify(row).includes(id)),
    )
  }
  const sent: WorkMessage[] = []
  const erase = (memberId: string) =>
    requestMemberErasure(memberId, owner, {
      ...world.deps,
      enqueueErasure: async (work) => void sent.push(work),
      enqueueAfterQuiesce: async (work) => void sent.push(work),
    })

  test('can be erased; an active one cannot', async () => {
    await expect(erase(ben.memberId)).rejects.toThrow('wrong_state')
    expect(await erase(ana.memberId)).toEqual({ memberId: ana.memberId, status: 'erasing' })
  })

  test('is named by no new row, so that the quiesce covers all requests that began before', async () => {
    const office = { ...owner, account: ana.account }
    const asking = { ...storesOver(table), ...trackErasureStore(table), ...world.deps, now: Date.now }
    const times = {
      startedAt: new Date(start - 9e8).toISOString(),
      endedAt: new Date(start - 9e8 + 3_600_000).toISOString(),
    }
    const shift = (memberId: string) =>
      enterShift(NewShift.parse({ memberId, reason: 'forgotten', ...times }), office, asking)
    const tracks = (memberId: string) =>
      requestTrackErasure(NewTrackErasure.parse({ memberId, before: times.startedAt }), office, asking)
    for (const write of [shift, tracks]) await expect(write(ana.memberId)).rejects.toThrow('not_found')
    await expect(tracks(ben.memberId)).resolves.toMatchObject({ memberId: ben.memberId })
    expect(await erase(ana.memberId)).toMatchObject({ status: 'erasing' }) // again: the same work
    await world.remove(owner, dan.memberId)
    await expect(shift(dan.memberId)).resolves.toMatchObject({ memberId: dan.memberId })
  })

  test('is erased with all shifts and tracks; those of others are unchanged', async () => {
    const [before, hers] = [await rowsOf(ben), await rowsOf(ana)]
    expect(new Set(hers.map(({ type }) => type))).toEqual(
      new Set([
        'audit',
        'pingCount',
        'device',
        'devicePointer',
        'due',
        'memberLock',
        'member',
        'message',
        'segment',
        'shift',
        'shiftByTime',
      ]),
    )
    const [now] = sent
    if (!now) throw new Error('no message was sent')
    await subjects.run(now)
    const left = (await rowsOf(ana)).map(({ type }) => type)
    expect(left).toContain('segment') // until no compaction of it can still run
    expect(left).not.toContain('shift')
    expect(await subjects.untilDone(owner.accountId)).toBe(2)
    const segments = hers.filter(({ type }) => type === 'segment').map(({ sk }) => sk)
    expect(segments.length).toBeGreaterThan(2)
    const rows = await allRows(table)
    expect(rows.filter(({ sk }) => segments.includes(sk))).toEqual([])
    expect(new Set(rows.filter((row) => JSON.stringify(row).includes(ana.memberId)).map(({ type }) => type))).toEqual(
      new Set(['audit']),
    )
    expect(await rowsOf(ben)).toEqual(before)
    const idOf = ({ memberId }: Principal) => silences.get(memberId) ?? expect.unreachable()
    // the message and its due row
    expect([await subjects.naming(idOf(ana)), await subjects.naming(idOf(ben))]).toEqual([[], ['due', 'message']])
    await expect(erase(ana.memberId)).rejects.toThrow('not_found')
  })

  test('is erased in the shortest possible slices', async () => {
    await world.remove(owner, ben.memberId)
    await erase(ben.memberId)
    expect(await subjects.untilDone(owner.accountId, { hasTime: () => false })).toBeGreaterThan(5)
    const rows = await allRows(table)
    expect(new Set(rows.filter((row) => JSON.stringify(row).includes(ben.memberId)).map(({ type }) => type))).toEqual(
      new Set(['audit']),
    )
    expect(rows.filter((row) => row['type'] === 'segment' && row.pk.startsWith(owner.accountId))).toEqual([])
  })
})
