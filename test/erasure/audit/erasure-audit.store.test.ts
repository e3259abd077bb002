import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { detectStuckErasures, type Raise } from '../../../functions/erasure/audit/detect-stuck-erasures.ts'
import { erasureAuditStore } from '../../../functions/erasure/audit/erasure-audit-store.ts'
import { verifyErasures } from '../../../functions/erasure/audit/verify-erasures.ts'
import { loginKey, partitionOf, phonePointerKey } from '../../../functions/shared/keys.ts'
import { aFullAccount, allRows } from '../../accounts/full-account.ts'
import { aWorld, type World } from '../../accounts/world.ts'
import { beforeEachOnNewTable } from '../../support/table-hooks.ts'
import { anErasing, type Erasing } from '../erasing.ts'

let world: World
let erasing: Erasing
let raised: { event: string; erasureId?: string; count?: number }[]
const hour = 3_600_000

beforeEachOnNewTable((table) => {
  world = aWorld(table)
  erasing = anErasing(world)
  raised = []
})

const raise: Raise = (event, fields) => raised.push({ event, ...fields })
const deps = (now = Date.now()) => ({
  ...erasureAuditStore(world.table),
  ...world.archive.client,
  raise,
  now: () => now,
})
const unhurried = { hasTime: () => true }

describe('an erasure raises the alarm (erasure rule 10)', () => {
  test('after an hour without progress, in any stage', async () => {
    const waiting = await erasing.request(await world.anOwner())
    const failing = await erasing.request(await world.anOwner())
    const noKey = { ...erasing.eraser, shred: () => Promise.reject(new Error('no')) }
    await expect(erasing.run(failing.erasureId, 'quiesce', noKey)).rejects.toThrow()
    const finished = await erasing.request(await world.anOwner())
    await erasing.run(finished.erasureId)
    await detectStuckErasures(deps())
    expect(raised).toEqual([])
    await detectStuckErasures(deps(Date.now() + hour + 1_000))
    expect(raised.map(({ event, erasureId }) => [event, erasureId]).sort()).toEqual(
      [waiting, failing].map(({ erasureId }) => ['erasure_stuck', erasureId]).sort(),
    )
  })

  test('not during its grace period, but an hour after its end', async () => {
    const { erasureId } = await erasing.request(await world.anOwner(), { graceMilliseconds: 10 * hour })
    await detectStuckErasures(deps(Date.now() + 5 * hour))
    expect(raised).toEqual([])
    await detectStuckErasures(deps(Date.now() + 11 * hour + 1_000))
    expect(raised).toMatchObject([{ event: 'erasure_stuck', erasureId }])
  })

  test('although it is retried: a failed attempt is no progress', async () => {
    const { erasureId } = await erasing.request(await aFullAccount(world))
    const noFile = { ...erasing.eraser, recordFinishedErasure: () => Promise.reject(new Error('no')) }
    await expect(erasing.run(erasureId, 'quiesce', noFile)).rejects.toThrow()
    const later = { ...noFile, now: () => Date.now() + hour + 1_000 }
    await expect(erasing.run(erasureId, 'erasure', later)).rejects.toThrow()
    await detectStuckErasures(deps(Date.now() + hour + 1_000))
    expect(raised.map(({ event }) => event)).toEqual(['erasure_stuck'])
  })
})

describe('the monthly audit (erasure rule 6)', () => {
  const audit = async (now?: number, slice = unhurried) => verifyErasures(slice, deps(now))
  const month = () => new Date().toISOString().slice(0, 7)
  const found = async () => (await erasureAuditStore(world.table).findAudit(month())) ?? {}

  test('finds no data of a finished erasure, and runs once a month', async () => {
    await aFullAccount(world, 2)
    const { erasureId } = await erasing.request(await aFullAccount(world, 2))
    await erasing.run(erasureId)
    const rows = (await allRows(world.table)).length
    await audit()
    expect(raised).toEqual([])
    expect(await found()).toMatchObject({ rows, left: 0, finishedAt: expect.any(Number) })
    const before = await found()
    await audit()
    expect(await found()).toEqual(before)
  })

  test.each([
    ['a row', (accountId: string) => ({ pk: partitionOf(accountId, 'segment', 3), sk: 'late', type: 'segment' })],
    ['a login', (accountId: string) => ({ ...loginKey('late'), type: 'login', accountId })],
    ['a phone', (accountId: string) => ({ ...phonePointerKey('late', accountId, 'c'), type: 'phonePointer' })],
  ])('names the erasure of which %s is back', async (_what, rowOf) => {
    const leaver = await world.anOwner()
    const { erasureId } = await erasing.request(leaver)
    await erasing.run(erasureId)
    await world.table.send(new PutCommand({ TableName: world.table.name, Item: rowOf(leaver.accountId) }))
    await audit()
    expect(raised).toEqual([{ event: 'erased_account_data_found', erasureId, count: 1 }])
    expect(await found()).toMatchObject({ left: 1 })
  })

  test('names the erasure of which a file is back', async () => {
    const leaver = await world.anOwner()
    const { erasureId } = await erasing.request(leaver)
    await erasing.run(erasureId)
    world.archive.files.add(`exports/${leaver.accountId}/late.zip`)
    await audit()
    expect(raised).toMatchObject([{ event: 'erased_account_data_found', erasureId }])
  })

  test('resumes where the last run ran out of time', async () => {
    const leaver = await world.anOwner()
    const { erasureId } = await erasing.request(leaver)
    await erasing.run(erasureId)
    const big = { type: 'segment', sealed: Buffer.alloc(300_000) }
    for (let n = 0; n < 12; n += 1) {
      const Item = { ...big, pk: partitionOf(leaver.accountId, 'segment', n), sk: 'late' }
      await world.table.send(new PutCommand({ TableName: world.table.name, Item }))
    }
    let runs = 0
    for (; !('finishedAt' in (await found())); runs += 1) await audit(Date.now(), { hasTime: () => false })
    expect(runs).toBeGreaterThan(2)
    expect(await found()).toMatchObject({ left: 12 })
  })

  test('that is not through after three days of the month is heard', async () => {
    const big = { type: 'segment', sealed: Buffer.alloc(300_000) }
    // Three pages or more on every engine: one ends a page before a row would pass 1 MB, another after it.
    for (let n = 0; n < 12; n += 1) {
      const Item = { ...big, pk: partitionOf('account', 'segment', n), sk: 's' }
      await world.table.send(new PutCommand({ TableName: world.table.name, Item }))
    }
    await audit(Date.parse('2026-02-03T23:59:00Z'), { hasTime: () => false })
    expect(raised).toEqual([])
    await audit(Date.parse('2026-02-04T00:00:00Z'), { hasTime: () => false })
    expect(raised).toMatchObject([{ event: 'erasure_audit_unfinished', count: expect.any(Number) }])
    await audit(Date.parse('2026-02-05T00:00:00Z'))
    await audit(Date.parse('2026-02-06T00:00:00Z'), { hasTime: () => false })
    expect(raised).toHaveLength(1)
  })
})
