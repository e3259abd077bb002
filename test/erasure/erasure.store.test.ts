import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { inviteMember } from '../../functions/accounts/members/invite-member.ts'
import { accountKey, partitionOf } from '../../functions/shared/keys.ts'
import { aFullAccount, allRows, belongsTo, countRows, countsOf } from '../accounts/full-account.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { anErasing, type Erasing } from './erasing.ts'

let world: World
let erasing: Erasing
const minute = 60_000

beforeAllOnTable((table) => {
  world = aWorld(table)
  erasing = anErasing(world)
})

const rowsOf = (accountId: string) => countRows(world.table, accountId)

describe('an erasure', () => {
  test('leaves no row, reports exact counts, and does not change the neighbours (erasure rules 6, 8)', async () => {
    const [neighbour, leaver, other] = [await aFullAccount(world), await aFullAccount(world), await aFullAccount(world)]
    const subs = world.pool.subs()
    const { erasureId, statusUrl } = await erasing.request(leaver)
    const before = await allRows(world.table)
    const there = countsOf(leaver.accountId, before)
    expect(Object.values(there).every((count) => count > 0)).toBe(true)

    await erasing.run(erasureId)

    const after = await allRows(world.table)
    expect(after.filter((row) => belongsTo(leaver.accountId, row))).toEqual([])
    const strangers = before.filter((row) => !belongsTo(leaver.accountId, row) && row['erasureId'] !== erasureId)
    expect(after.filter((row) => row['erasureId'] !== erasureId)).toEqual(strangers)
    await expect(world.table.keyring.accountKeys(leaver.accountId)).rejects.toThrow('account_erasing')
    for (const { accountId, sub } of [neighbour, other]) {
      await world.table.keyring.accountKeys(accountId)
      expect(world.pool.find(sub)?.enabled).toBe(true)
      expect(await world.archive.client.countFiles(accountId)).toBe(1)
    }
    expect(subs.length - world.pool.subs().length).toBe(2)
    expect(await world.archive.client.countFiles(leaver.accountId)).toBe(0)

    const { status, progress, receipt } = await erasing.show(erasureId, statusUrl)
    expect(status).toBe('erased')
    expect(progress).toEqual(
      Object.fromEntries(Object.entries(there).map(([type, found]) => [type, { found, erased: found }])),
    )
    expect(receipt).toMatchObject({ erasureId, found: there, remaining: 0, outside: { logins: 2, files: 1 } })
    expect(JSON.stringify(receipt)).not.toContain(leaver.accountId)
    expect(world.archive.finished.get(erasureId)).toEqual({
      erasureId,
      accountId: leaver.accountId,
      requestedAt: receipt?.requestedAt,
      erasedAt: receipt?.erasedAt,
      backupsExpireAt: receipt?.backupsExpireAt,
    })
    for (const gone of ['dueShard', 'dueAt', 'kind']) expect(await erasing.row(erasureId)).not.toHaveProperty(gone)
  })

  test('does nothing once it is finished', async () => {
    const { erasureId } = await erasing.request(await world.anOwner())
    await erasing.run(erasureId)
    const row = await erasing.row(erasureId)
    await erasing.run(erasureId)
    await erasing.run(erasureId, 'erasure')
    expect(await erasing.row(erasureId)).toEqual(row)
  })

  test('leaves fencing only by the delayed message (erasure rule 4)', async () => {
    const leaver = await world.anOwner()
    const { erasureId } = await erasing.request(leaver)
    await erasing.run(erasureId, 'erasure')
    expect((await erasing.find(erasureId))?.status).toBe('fencing')
    expect(world.pool.find(leaver.sub)?.enabled).toBe(true)
  })

  test('in many slices ends like in one (erasure rule 5)', async () => {
    const leaver = await aFullAccount(world)
    const { erasureId, statusUrl } = await erasing.request(leaver)
    const there = countsOf(leaver.accountId, await allRows(world.table))
    let slices = 0
    for (let kind: 'quiesce' | 'erasure' = 'quiesce'; slices < 20; kind = 'erasure') {
      slices += 1
      let steps = slices < 5 ? 30 : 220 // a slice must at least be able to check all empty partitions
      await erasing.run(erasureId, kind, erasing.eraser, { hasTime: () => steps-- > 0 })
      const { status, progress } = await erasing.show(erasureId, statusUrl)
      for (const { found, erased } of Object.values(progress)) expect(erased).toBeLessThanOrEqual(found)
      if (status === 'erased') break
      expect(await erasing.row(erasureId)).toMatchObject({ kind: 'erasure', dueAt: expect.any(Number) })
    }
    expect(slices).toBeGreaterThan(4)
    expect(await rowsOf(leaver.accountId)).toBe(0)
    expect((await erasing.show(erasureId, statusUrl)).receipt?.found).toEqual(there)
  })

  test('that finds a row when it verifies sweeps again (erasure rule 6)', async () => {
    const leaver = await world.anOwner()
    const { erasureId } = await erasing.request(leaver)
    let walks = 0
    const late = { pk: partitionOf(leaver.accountId, 'shift'), sk: 'late', type: 'shift' }
    await erasing.run(erasureId, 'quiesce', {
      ...erasing.eraser,
      beginVerifying: async (id) => {
        walks += 1
        if (walks === 1) await world.table.send(new PutCommand({ TableName: world.table.name, Item: late }))
        return erasing.eraser.beginVerifying(id)
      },
    })
    expect(walks).toBe(2)
    expect(await rowsOf(leaver.accountId)).toBe(0)
  })

  test('of an account that is not fenced by it deletes nothing', async () => {
    const leaver = await aFullAccount(world)
    const { erasureId } = await erasing.request(leaver)
    await world.table.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: accountKey(leaver.accountId),
        UpdateExpression: 'SET #state = :active',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':active': 'active' },
      }),
    )
    const before = await rowsOf(leaver.accountId)
    await expect(erasing.run(erasureId)).rejects.toThrow('not fenced')
    expect(await rowsOf(leaver.accountId)).toBe(before)
  })

  test('that fails without progress for an hour is blocked, and still retried', async () => {
    const { erasureId } = await erasing.request(await world.anOwner())
    const failing = { ...erasing.eraser, shred: () => Promise.reject(new Error('no')) }
    await expect(erasing.run(erasureId, 'quiesce', failing)).rejects.toThrow('no')
    expect((await erasing.find(erasureId))?.status).toBe('erasing')
    const later = { ...failing, now: () => Date.now() + 61 * minute }
    await expect(erasing.run(erasureId, 'erasure', later)).rejects.toThrow('no')
    expect((await erasing.find(erasureId))?.status).toBe('blocked')
    await erasing.run(erasureId, 'erasure')
    expect((await erasing.find(erasureId))?.status).toBe('erased')
  })

  test('does not delete a login that belongs to another account by now', async () => {
    const leaver = await world.anOwner()
    const worker = await world.aMember(leaver, 'worker')
    await world.remove(leaver, worker.memberId)
    world.pool.signUp(worker.sub, 'again@example.test')
    await world.open(worker.sub)
    const { erasureId } = await erasing.request(leaver)
    await erasing.run(erasureId)
    expect(world.pool.find(worker.sub)?.enabled).toBe(true)
    expect(await world.as(worker.sub)).toMatchObject({ role: 'owner' })
  })

  test('deletes the login whose invitation died before its rows, and none of another account', async () => {
    const [leaver, stayer] = [await world.anOwner(), await world.anOwner()]
    const dying = { ...world.deps, addMember: () => Promise.reject(new Error('killed')) }
    const left = { email: 'nobody-knows@example.test', name: 'Left', role: 'worker' } as const
    const theirs = { ...left, email: 'nor-this@example.test' }
    await expect(inviteMember(left, leaver, dying)).rejects.toThrow('killed')
    await expect(inviteMember(theirs, stayer, dying)).rejects.toThrow('killed')
    const { erasureId } = await erasing.request(leaver)
    await erasing.run(erasureId)
    expect(world.pool.find(left.email)).toBeUndefined()
    expect(world.pool.find(theirs.email)).toBeDefined()
  })
})

test('the status is shown to the holder of the link only', async () => {
  const [one, two] = [await erasing.request(await world.anOwner()), await erasing.request(await world.anOwner())]
  expect(await erasing.show(one.erasureId, one.statusUrl)).toMatchObject({ status: 'fencing', progress: {} })
  await expect(erasing.show(one.erasureId, two.statusUrl)).rejects.toThrow('not_found')
  await expect(erasing.show('unknown', one.statusUrl)).rejects.toThrow('not_found')
  await expect(erasing.show(one.erasureId, 'https://x.test/')).rejects.toThrow('not_found')
})
