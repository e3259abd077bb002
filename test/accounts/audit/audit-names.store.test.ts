import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, expect, test } from 'vitest'
import { auditStore } from '../../../functions/accounts/audit/audit-store.ts'
import { readAuditTrail } from '../../../functions/accounts/audit/read-audit-trail.ts'
import { subjectStore } from '../../../functions/accounts/audit/subject-store.ts'
import { addDevice } from '../../../functions/accounts/devices/add-device.ts'
import { deviceStore } from '../../../functions/accounts/devices/device-store.ts'
import { removeDevice } from '../../../functions/accounts/devices/remove-device.ts'
import { customerStore } from '../../../functions/customers/customer-store.ts'
import { eraseCustomer } from '../../../functions/customers/erase-customer.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { newId } from '../../../functions/shared/ids.ts'
import { memberKey } from '../../../functions/shared/keys.ts'
import { appendAudit } from '../../../functions/shared/ledger/audit-store.ts'
import { ShiftItem } from '../../../functions/shifts/store/shift-items.ts'
import { putRows } from '../../support/put-rows.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let owner: Principal
let worker: Principal

beforeAllOnTable((table) => {
  world = aWorld(table)
})
beforeAll(async () => {
  owner = await world.anOwner()
  worker = await world.aMember(owner, 'worker')
})

const read = async (query = {}) => {
  const deps = { ...auditStore(world.table), ...subjectStore(world.table) }
  return (await readAuditTrail({ limit: 50, ...query }, owner, deps)).items
}

const devices = () => ({
  ...deviceStore(world.table),
  now: Date.now,
  newId,
  newToken: () => newId(),
  hashOf: (token: string) => `hash of ${token}`,
  apiUrl: 'http://x.example',
  enqueue: async () => {},
})

const note = (action: string, subject: string, details = {}) =>
  appendAudit(world.table, owner.accountId, {
    at: new Date().toISOString(),
    by: owner.memberId,
    action,
    subject,
    details,
  })

async function aCustomer(name: string) {
  const fields = { name, kind: 'customer' as const, tags: [] }
  return customerStore(world.table).createCustomer(owner.accountId, fields, '2026-01-01T00:00:00.000Z')
}

test('a member and a phone come with name and label, until the phone is removed', async () => {
  const { deviceId } = await addDevice(worker.memberId, { label: 'Van 2' }, owner, devices())
  expect((await read({ action: 'device.added' }))[0]).toMatchObject({
    byName: `${owner.sub}@example.test`,
    subject: worker.memberId,
    subjectType: 'member',
    subjectName: 'A worker',
    related: [{ type: 'device', id: deviceId, name: 'Van 2' }],
  })
  await removeDevice({ id: worker.memberId, deviceId }, owner, devices())
  const [removed] = await read({ action: 'device.removed' })
  expect(removed?.related).toEqual([{ type: 'device', id: deviceId, name: undefined, erased: true }])
})

test('a shift comes with its worker and its start in the account’s zone', async () => {
  const shift = { shiftId: 'shift-1', memberId: worker.memberId, startedAt: '2026-05-04T06:00:00.000Z' }
  const rest = { status: 'open' as const, version: 1, generation: 0, toleranceSeconds: 60, breaks: [], edits: [] }
  await putRows(world.table, [await world.table.row(ShiftItem, owner.accountId, { ...shift, ...rest })])
  await note('track.viewed', 'shift-1', { memberId: worker.memberId })
  await note('shift.removed', 'shift-2', { memberId: worker.memberId })
  const [removed, viewed] = await read()
  const related = [{ type: 'member', id: worker.memberId, name: 'A worker', erased: undefined }]
  expect(viewed).toMatchObject({ subjectType: 'shift', subjectName: 'A worker, 2026-05-04 08:00', related })
  expect(removed).toMatchObject({ subject: 'shift-2', subjectErased: true, related })
  expect(removed?.subjectName).toBeUndefined()
})

test('a customer has the name of now, and none once erased; the trail never stores it', async () => {
  const { customerId } = await aCustomer('Carla Canary')
  await note('consent.requested', customerId)
  expect((await read({ action: 'consent.requested' }))[0]).toMatchObject({ subjectName: 'Carla Canary' })
  const enqueue = async () => {}
  const deps = { ...customerStore(world.table), now: Date.now, enqueueErasure: enqueue, enqueueAfterQuiesce: enqueue }
  await eraseCustomer(customerId, owner, deps)
  for (const entry of (await read()).filter(({ subject }) => subject === customerId)) {
    expect(entry).toMatchObject({ subjectType: 'customer', subjectErased: true })
    expect(JSON.stringify(entry)).not.toContain('Canary')
  }
})

test('a member who is being erased has no name any more', async () => {
  const leaver = await world.aMember(owner, 'worker')
  await note('member.changed', leaver.memberId)
  const Key = memberKey(owner.accountId, leaver.memberId)
  const values = { ':erasing': 'erasing' }
  const update = { TableName: world.table.name, Key, UpdateExpression: 'SET #state = :erasing' }
  const names = { '#state': 'state' }
  await world.table.send(
    new UpdateCommand({ ...update, ExpressionAttributeNames: names, ExpressionAttributeValues: values }),
  )
  expect((await read())[0]).toMatchObject({ subject: leaver.memberId, subjectErased: true })
})

test('an account has its name; a template, an export and an erasure are their ids', async () => {
  await note('customers.import', owner.accountId)
  await note('tracks.erased', owner.accountId)
  await note('export.requested', 'export-1')
  await note('an-action.of-later', 'x')
  const [later, exported, tracks, imported] = await read()
  const name = `Company of ${owner.sub}`
  expect(imported).toMatchObject({ subjectType: 'account', subjectName: name })
  expect(tracks).toMatchObject({ subjectType: 'account', subjectName: name })
  expect(exported).toMatchObject({ subjectType: 'export', subject: 'export-1' })
  expect(exported?.subjectErased).toBeUndefined()
  expect(later).toMatchObject({ subject: 'x', related: [] })
})
