import { expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { newId } from '../../../functions/shared/ids.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { firstBroken } from '../../../functions/shared/ledger/ledger.ts'
import { listItems } from '../../../functions/shared/table/query-pages.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { viewStore } from '../../../functions/shifts/tracks/track-view-store.ts'
import { beforeEachWithWorker } from '../worker-hooks.ts'
import { eight, hours, instant, minutes, phoneOf, pingsFrom, type Worker } from '../world.ts'

let table: Table
let worker: Worker
let shiftId: string
let staff: Principal

beforeEachWithWorker(async (given, onTable) => {
  worker = given
  table = onTable
  ;({ shiftId } = await worker.startShift())
  worker.clock.now = eight + minutes(10)
  await worker.send(pingsFrom(eight, 20))
  staff = { ...worker.principal, memberId: newId(), role: 'staff' }
})

/** Views in a new container, with an empty cache. */
const viewTrack = (who: Principal, query: object = {}) =>
  phoneOf(who, { ...worker.deps, ...viewStore(table) }).track(shiftId, query)

const trail = () => listItems(table, AuditItem, worker.accountId)

test('a view of another member’s track is audited', async () => {
  await viewTrack(staff)
  expect(await trail()).toMatchObject([
    {
      at: instant(eight + minutes(10)),
      by: staff.memberId,
      action: 'track.viewed',
      subject: shiftId,
      details: { memberId: worker.principal.memberId },
    },
  ])
})

test('a view of one’s own track is not', async () => {
  await viewTrack(worker.principal)
  expect(await trail()).toEqual([])
})

test('once for each viewer and hour, over any pages and containers', async () => {
  const other = { ...staff, memberId: newId() }
  const { nextCursor } = await viewTrack(staff, { limit: '5' })
  await viewTrack(staff, { limit: '5', cursor: nextCursor })
  await viewTrack(staff, { format: 'json' })
  await Promise.all(Array.from({ length: 5 }, () => viewTrack(other)))
  expect((await trail()).map(({ by }) => by)).toEqual([staff.memberId, other.memberId])
  worker.clock.now += hours(1)
  await viewTrack(staff)
  const entries = await trail()
  expect(entries.map(({ by }) => by)).toEqual([staff.memberId, other.memberId, staff.memberId])
  expect(firstBroken(entries)).toBeUndefined()
})

test('a container that has recorded a view does not read the table again', async () => {
  const { recordView } = viewStore(table)
  const view = { by: staff.memberId, shiftId, memberId: worker.principal.memberId, at: eight }
  await recordView(worker.accountId, view)
  const unreachable = { ...table, send: () => expect.unreachable('the view is cached') } as unknown as Table
  const cachingStore = viewStore({ ...table, send: ((command: never) => current.send(command)) as Table['send'] })
  let current = table
  await cachingStore.recordView(worker.accountId, view)
  current = unreachable
  await cachingStore.recordView(worker.accountId, view)
  await recordView(worker.accountId, { ...view, at: eight + minutes(59) })
  expect(await trail()).toHaveLength(1)
})

test('a track is not shown when its view cannot be recorded', async () => {
  const failing = { ...worker.deps, recordView: () => Promise.reject(new Error('the audit trail is unavailable')) }
  await expect(phoneOf(staff, failing).track(shiftId)).rejects.toThrow('unavailable')
  expect((await phoneOf(worker.principal, failing).track(shiftId)).points).toHaveLength(20)
})
