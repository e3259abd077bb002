import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { replayErasures } from '../../../functions/erasure/audit/replay-erasures.ts'
import { replayStore } from '../../../functions/erasure/audit/replay-store.ts'
import { erasers } from '../../../functions/erasure/registry/all-erasers.ts'
import { sweepStore } from '../../../functions/erasure/sweep-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { aFullAccount, allRows, belongsTo } from '../../accounts/full-account.ts'
import { aWorld, type World } from '../../accounts/world.ts'
import { type Engine, startEngine } from '../../support/engine.ts'
import { anErasing, type Erasing } from '../erasing.ts'

let engine: Engine
let world: World
let erasing: Erasing
let restored: Table
let neighbour: Principal
let leaver: Principal
let halfway: Principal
let erasureId: string
let halfwayId: string

beforeAll(async () => {
  engine = await startEngine()
  world = aWorld(await engine.table())
  erasing = anErasing(world)
  neighbour = await aFullAccount(world, 2)
  leaver = await aFullAccount(world, 2)
  halfway = await aFullAccount(world, 2)
  halfwayId = (await erasing.request(halfway)).erasureId

  // The main table as it was, with today's key table.
  restored = await engine.restored(world.table)
  erasureId = (await erasing.request(leaver)).erasureId
  await erasing.run(erasureId)
  await erasing.run(halfwayId)
})
afterAll(() => engine.stop())

const rowsOf = async ({ accountId }: Principal) => (await allRows(restored)).filter((row) => belongsTo(accountId, row))

const replay = () =>
  replayErasures({
    ...world.archive.client,
    ...sweepStore(restored, erasers),
    ...replayStore(restored, restored.keyring.accountRowKey),
    report: () => undefined,
  })

describe('a table restored from before an erasure', () => {
  test('has the rows again, but their personal data cannot be read (erasure rules 7, 11)', async () => {
    const rows = (await rowsOf(leaver)).filter((row) => row['sealed'] instanceof Uint8Array)
    expect(rows.length).toBeGreaterThan(30)
    for (const { pk, sk, sealed } of rows) {
      await expect(restored.openBytes({ pk, sk }, sealed as Uint8Array)).rejects.toThrow('account_erasing')
    }
    const readable = JSON.stringify(rows.map(({ sealed: _sealed, ...rest }) => rest))
    for (const personal of [`${leaver.sub}@example.test`, `Company of ${leaver.sub}`, 'Seestrasse']) {
      expect(readable).not.toContain(personal)
      expect(rows.some(({ sealed }) => Buffer.from(sealed as Uint8Array).includes(personal))).toBe(false)
    }
  })

  test('has none of them after the replay; the neighbour’s rows are unchanged', async () => {
    const before = await rowsOf(neighbour)
    expect(before.length).toBeGreaterThan(30)
    const { erasures, rows } = await replay()
    expect([erasures, rows > 60]).toEqual([2, true])
    for (const gone of [leaver, halfway]) expect(await rowsOf(gone)).toEqual([])
    expect(await rowsOf(neighbour)).toEqual(before)
  })

  test('has the erasures as finished: one that was running does not resume, and no email is sent again', async () => {
    for (const id of [erasureId, halfwayId]) {
      const row = (await allRows(restored)).find((each) => each['erasureId'] === id && each['type'] === 'erasure')
      expect(row).toMatchObject({ status: 'erased', erasedAt: expect.any(Number) })
      for (const gone of ['sealed', 'dueShard', 'dueAt', 'kind']) expect(row).not.toHaveProperty(gone)
    }
  })

  test('can be replayed again without effect', async () => {
    const before = await allRows(restored)
    expect(await replay()).toEqual({ erasures: 2, rows: 0 })
    expect(await allRows(restored)).toEqual(before)
  })
})
