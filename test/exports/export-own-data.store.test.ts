import { describe, expect, test } from 'vitest'
import { exportOwnData } from '../../functions/exports/export-own-data.ts'
import { ownExportStore } from '../../functions/exports/own-export-store.ts'
import { exporters } from '../../functions/exports/registry/all-exporters.ts'
import { clock } from '../../functions/shared/clock.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newNotice, officeReader } from '../../functions/shared/messages/member-email.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { correctShift } from '../../functions/shifts/corrections/correct-shift.ts'
import { enterShift } from '../../functions/shifts/corrections/enter-shift.ts'
import { NewShift, ShiftCorrection } from '../../functions/shifts/corrections/schemas.ts'
import { readTrack } from '../../functions/shifts/tracks/read-track.ts'
import { TrackQuery } from '../../functions/shifts/tracks/schemas.ts'
import { aWorkingAccount, firstDay, secrets } from '../accounts/working-account.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { hours, instant, storesOver } from '../shifts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table
let world: World
let owner: Principal
let worker: Principal

beforeAllOnTable(async (given) => {
  table = given
  world = aWorld(table)
  owner = await aWorkingAccount(world, { shifts: 3, points: 40 })
  const members = await world.deps.listMembers(owner.accountId)
  worker = await world.as(members.find(({ role }) => role === 'worker')?.sub ?? '')
})

/** All pages together. Each reading of the clock advances it by `milliseconds`. */
async function allOf(caller: Principal, milliseconds = 0) {
  let epochMs = clock()
  const now = () => {
    epochMs += milliseconds
    return epochMs
  }
  const deps = { ...ownExportStore(table), exporters, now }
  const items: Record<string, Record<string, unknown>[]> = {}
  let cursor: string | undefined
  let pages = 0
  do {
    const page = await exportOwnData(cursor, caller, deps)
    for (const [file, lines] of Object.entries(page.items)) items[file] = [...(items[file] ?? []), ...lines] as never
    cursor = page.nextCursor
    pages += 1
  } while (cursor !== undefined)
  return { items, pages }
}

describe('the export of one member', () => {
  test('contains only the member’s own row, shifts and positions', async () => {
    const { items } = await allOf(worker)
    expect(items['members']).toMatchObject([{ memberId: worker.memberId, name: 'A worker' }])
    expect(items['shifts']?.map(({ note }) => note)).toEqual(['Day 0', 'Day 1', 'Day 2'])
    expect(items['positions']).toHaveLength(120)
    expect(items['messages']).toMatchObject([{ kind: 'notice', memberId: worker.memberId }])
    const all = JSON.stringify(items)
    for (const foreign of ['Carla Canary', `${owner.sub}@example.test`, secrets.password])
      expect(all).not.toContain(foreign)
  })

  test('contains the emails to the office that are about the member', async () => {
    const email = { to: 'office@acme.example', name: 'Acme', company: 'Acme', expiresAt: clock() }
    const silence = { ...email, template: 'silent-phone' as const, memberId: officeReader, battery: 0.04 }
    for (const workerId of [worker.memberId, owner.memberId]) {
      const { writes } = await newNotice(table, owner.accountId, { ...silence, workerId }, clock())
      await table.transact(writes, () => expect.unreachable())
    }
    const { items } = await allOf(worker)
    expect(items['messages']?.filter((line) => 'workerId' in line)).toMatchObject([
      { workerId: worker.memberId, battery: 0.04 },
    ])
  })

  test('contains what the member did and what was done to the member', async () => {
    const { items } = await allOf(worker)
    expect(items['audit']).toMatchObject([{ action: 'member.invited', by: owner.memberId, subject: worker.memberId }])
    const of = await allOf(owner)
    expect(of.items['audit']?.length).toBeGreaterThan(1)
    expect(of.items['positions']).toBeUndefined()
  })

  test('contains who viewed the member’s track and changed the hours, and nothing about a colleague', async () => {
    const shifts = { ...storesOver(table), ...world.deps, now: clock }
    const office = await world.aMember(owner, 'staff')
    const colleague = await world.aMember(owner, 'worker')
    const shiftId = 'shift-0-of-a-week'
    const times = { startedAt: instant(firstDay - hours(48)), endedAt: instant(firstDay - hours(40)), reason: 'forgot' }
    for (const { memberId } of [worker, colleague])
      await enterShift(NewShift.parse({ memberId, ...times }), office, shifts)
    await readTrack(shiftId, TrackQuery.parse({}), office, shifts)
    await correctShift(shiftId, ShiftCorrection.parse({ note: 'Rain', reason: 'wrong' }), office, shifts)
    const auditOf = async (caller: Principal) =>
      (await allOf(caller)).items['audit']?.map(({ action, by, subject }) => [action, by, subject])
    expect((await auditOf(worker))?.slice(1)).toEqual([
      ['shift.entered', office.memberId, expect.any(String)],
      ['track.viewed', office.memberId, shiftId],
      ['shift.corrected', office.memberId, shiftId],
    ])
    expect((await auditOf(colleague))?.slice(1)).toEqual([['shift.entered', office.memberId, expect.any(String)]])
  })

  test('is split into pages when it takes long, with each row once', async () => {
    const whole = await allOf(worker)
    const slowly = await allOf(worker, 2_000)
    expect(slowly.pages).toBeGreaterThan(5)
    expect(slowly.items).toEqual(whole.items)
  })

  test('refuses the cursor of another member', async () => {
    const deps = { ...ownExportStore(table), exporters, now: clock }
    const { nextCursor } = await exportOwnData(undefined, worker, {
      ...deps,
      now: (() => {
        let epochMs = 0
        return () => (epochMs += 5_000)
      })(),
    })
    await expect(exportOwnData(nextCursor, owner, deps)).rejects.toMatchObject({ code: 'invalid_cursor' })
  })
})
