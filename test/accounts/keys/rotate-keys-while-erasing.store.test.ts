import { expect, test } from 'vitest'
import type { Raise } from '../../../functions/erasure/audit/detect-stuck-erasures.ts'
import { erasureAuditStore } from '../../../functions/erasure/audit/erasure-audit-store.ts'
import { verifyErasures } from '../../../functions/erasure/audit/verify-erasures.ts'
import { erasureStore } from '../../../functions/erasure/erasure-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { installation } from '../../../functions/shared/keys.ts'
import { anErasing } from '../../erasure/erasing.ts'
import { allRows } from '../full-account.ts'
import { beforeEachOnNewKeys } from './key-hooks.ts'
import { type KeyWorld, year } from './key-world.ts'

let world: KeyWorld
let owner: Principal

beforeEachOnNewKeys((given, itsOwner) => {
  world = given
  owner = itsOwner
})

test('an account that is being erased gets no new key and no new row', async () => {
  const erasing = anErasing(world)
  await erasing.request(owner)
  const [keys, dues] = [await world.keysOf(owner), await world.dueRows(owner.accountId)]
  world.time.now += year
  for (const work of await world.dueWork()) if (work.kind === 'rotate-key') await world.run(work)
  expect(await world.keysOf(owner)).toEqual(keys)
  expect((await world.dueRows(owner.accountId)).map(({ sk }) => sk)).toEqual(dues.map(({ sk }) => sk))
})

test('late messages restore nothing of an erased account, and the installation’s due row is not counted as its data', async () => {
  const keys = await world.keysOf(owner)
  world.time.now += year
  await world.workThrough() // due rows: the scan and the next key
  const sent = await Promise.all(
    (['rotate-key', 'retire-data-key'] as const).map((kind) => world.workFor(owner.accountId, kind)),
  )
  const erasing = anErasing(world)
  const { erasureId } = await erasing.request(owner)
  await erasing.run(erasureId)
  expect(await erasing.find(erasureId)).toMatchObject({ status: 'erased', found: { due: 2 } })
  const rows = await allRows(world.table)
  expect(JSON.stringify(rows.filter(({ pk }) => !String(pk).startsWith('erasure')))).not.toContain(owner.accountId)
  world.time.now += year
  for (const work of sent) await world.run(work)
  await world.parts().rewrap(keys, 2)
  await world.parts().addKey(keys, world.time.now)
  await world.parts().deleteVersions(owner.accountId, 2, [1])
  expect(await world.findKeys(owner)).toBeUndefined()
  expect(await allRows(world.table)).toEqual(rows)
  expect(await world.duesOf(installation)).toHaveLength(1)

  const raised: unknown[] = []
  const raise: Raise = (event) => raised.push(event)
  const auditDeps = { ...erasureAuditStore(world.table), ...world.archive.client, raise, now: Date.now }
  await verifyErasures({ hasTime: () => true }, auditDeps)
  const audit = await auditDeps.findAudit(new Date().toISOString().slice(0, 7))
  expect([raised, audit]).toMatchObject([[], { rows: rows.length, left: 0, finishedAt: expect.any(Number) }])
})

test('keys are not restored after shredding, before the sweep', async () => {
  const keys = await world.keysOf(owner)
  world.time.now += year
  const sent = await world.dueWork()
  await world.parts().addRoot(2)
  await erasureStore(world.table).shred(owner.accountId)
  for (const work of sent) await world.run(work)
  await world.parts().rewrap(keys, 2)
  await world.parts().addKey(keys, world.time.now)
  expect(await world.findKeys(owner)).toBeUndefined()
  expect((await world.duesOf(owner.accountId)).map(([kind]) => kind)).toEqual(['rotate-key'])
})
