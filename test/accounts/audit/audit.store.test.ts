import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { auditStore } from '../../../functions/accounts/audit/audit-store.ts'
import { readAuditTrail } from '../../../functions/accounts/audit/read-audit-trail.ts'
import { subjectStore } from '../../../functions/accounts/audit/subject-store.ts'
import { changeAccount } from '../../../functions/accounts/change-account.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { auditKey } from '../../../functions/shared/keys.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let owner: Principal

beforeAllOnTable(async (table) => {
  world = aWorld(table)
  owner = await world.anOwner()
  for (const days of [30, 31, 32]) {
    await changeAccount({ settings: { retention: { trackDays: days } } }, owner, world.deps)
  }
  const worker = await world.aMember(owner, 'worker')
  await world.remove(owner, worker.memberId)
})

const read = (limit = 50, cursor?: string) =>
  readAuditTrail({ limit, cursor }, owner, {
    ...auditStore(world.table),
    ...subjectStore(world.table),
  })

async function tamper(version: number, expression: string, values: Record<string, unknown>): Promise<void> {
  const update = { TableName: world.table.name, Key: auditKey(owner.accountId, version), UpdateExpression: expression }
  await world.table.send(new UpdateCommand({ ...update, ExpressionAttributeValues: values }))
}

test('lists who did what, newest first, and that the chain is intact', async () => {
  const { items, verified, brokenVersion, nextCursor } = await read()
  expect(items.map(({ action }) => action)).toEqual([
    'member.removed',
    'member.invited',
    'account.changed',
    'account.changed',
    'account.changed',
    'account.opened',
  ])
  expect(items[2]).toMatchObject({
    version: 4,
    by: owner.memberId,
    byName: `${owner.sub}@example.test`,
    subject: owner.accountId,
    details: {
      old: { settings: { retention: { trackDays: 31 } } },
      new: { settings: { retention: { trackDays: 32 } } },
    },
  })
  expect([verified, brokenVersion, nextCursor]).toEqual([true, undefined, undefined])
})

test('verifies each page together with the entry before it', async () => {
  const first = await read(4)
  expect(first.items.map(({ version }) => version)).toEqual([6, 5, 4, 3])
  const second = await read(4, first.nextCursor)
  expect(second.items.map(({ version }) => version)).toEqual([2, 1])
  expect([first.verified, second.verified]).toEqual([true, true])
})

describe('names the first entry that was changed', () => {
  test('in its sealed details', async () => {
    await tamper(6, 'SET sealed = :sealed', { ':sealed': Buffer.from('something else that does not open') })
    expect(await read()).toMatchObject({
      verified: false,
      brokenVersion: 6,
      items: [{ details: {} }, {}, {}, {}, {}, {}],
    })
  })

  test('in its readable fields', async () => {
    await tamper(3, 'SET subject = :other', { ':other': 'somebody-else' })
    expect(await read()).toMatchObject({ verified: false, brokenVersion: 3 })
    expect(await read(3)).toMatchObject({ verified: false, brokenVersion: 6 })
  })
})
