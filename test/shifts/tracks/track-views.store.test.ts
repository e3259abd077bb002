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
let office: Principal

beforeEachWithWorker(async (given, onTable) => {
  worker = given
  table = onTable
  ;({ shiftId } = await worker.startShift())
  worker.clock.now = eight + minutes(10)
  await worker.send(pingsFrom(eight, 20))
  office = { ...worker.principal, memberId: newId(), role: 'staff' }
})

/** In a container of its own, which remembers nothing of others. */
const look = (who: Principal, query: object = {}) =>
  phoneOf(who, { ...worker.deps, ...viewStore(table) }).track(shiftId, query)

const trail = () => listItems(table, AuditItem, worker.accountId)

test('who looks at the track of another is in the audit trail', async () => {
  await look(office)
  expect(await trail()).toMatchObject([
    {
      at: instant(eight + minutes(10)),
      by: office.memberId,
      action: 'track.viewed',
      subject: shiftId,
      details: { memberId: worker.principal.memberId },
    },
  ])
})

test('who looks at their own is not', async () => {
  await look(worker.principal)
  expect(await trail()).toEqual([])
})

test('once for each viewer and hour, however they page, from however many containers', async () => {
  const other = { ...office, memberId: newId() }
  const { nextCursor } = await look(office, { limit: '5' })
  await look(office, { limit: '5', cursor: nextCursor })
  await look(office, { format: 'json' })
  await Promise.all(Array.from({ length: 5 }, () => look(other)))
  expect((await trail()).map(({ by }) => by)).toEqual([office.memberId, other.memberId])
  worker.clock.now += hours(1)
  await look(office)
  const entries = await trail()
  expect(entries.map(({ by }) => by)).toEqual([office.memberId, other.memberId, office.memberId])
  expect(firstBroken(entries)).toBeUndefined()
})

test('a container that has noted a view asks the table nothing more', async () => {
  const { recordView } = viewStore(table)
  const view = { by: office.memberId, shiftId, memberId: worker.principal.memberId, at: eight }
  await recordView(worker.accountId, view)
  const silent = { ...table, send: () => expect.unreachable('it has been noted') } as unknown as Table
  const remembering = viewStore({ ...table, send: ((command: never) => current.send(command)) as Table['send'] })
  let current = table
  await remembering.recordView(worker.accountId, view)
  current = silent
  await remembering.recordView(worker.accountId, view)
  await recordView(worker.accountId, { ...view, at: eight + minutes(59) })
  expect(await trail()).toHaveLength(1)
})

test('a view that cannot be noted is not shown', async () => {
  const failing = { ...worker.deps, recordView: () => Promise.reject(new Error('the trail is out of reach')) }
  await expect(phoneOf(office, failing).track(shiftId)).rejects.toThrow('out of reach')
  expect((await phoneOf(worker.principal, failing).track(shiftId)).points).toHaveLength(20)
})
