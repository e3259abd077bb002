import { beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { aFullAccount, countRows } from '../accounts/full-account.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { anErasing, type Erasing } from './erasing.ts'

let world: World
let erasing: Erasing
let owner: Principal
const minute = 60_000

beforeAllOnTable((table) => {
  world = aWorld(table)
  erasing = anErasing(world)
})

const rowsOf = (accountId: string) => countRows(world.table, accountId)

describe('a grace period (erasure rule 2)', () => {
  const graceMilliseconds = 3 * 24 * 60 * minute
  let requested: Awaited<ReturnType<Erasing['request']>>

  beforeAll(async () => {
    owner = await aFullAccount(world)
    requested = await erasing.request(owner, { graceMilliseconds })
  })

  test('locks the account at once and deletes nothing', async () => {
    expect(requested).toMatchObject({ status: 'scheduled', cancelUntil: expect.any(String) })
    await expect(world.as(owner.sub)).rejects.toThrow('account_erasing')
    await erasing.run(requested.erasureId, 'erasure')
    expect((await erasing.find(requested.erasureId))?.status).toBe('scheduled')
    expect(await erasing.row(requested.erasureId)).toMatchObject({ dueAt: Date.parse(requested.cancelUntil ?? '') })
  })

  test('returns the same response to a second request of any owner', async () => {
    const again = await world.as(owner.sub, true)
    expect(await erasing.request(again, { graceMilliseconds })).toEqual(requested)
    expect(await erasing.request(owner, { graceMilliseconds })).toEqual(requested)
  })

  test('ends with fencing and the quiesce', async () => {
    const later = { ...erasing.eraser, now: () => Date.now() + graceMilliseconds }
    await erasing.run(requested.erasureId, 'erasure', later)
    expect(await erasing.row(requested.erasureId)).toMatchObject({ status: 'fencing', kind: 'quiesce' })
    await erasing.run(requested.erasureId, 'erasure', later)
    expect((await erasing.find(requested.erasureId))?.status).toBe('fencing')
    await erasing.run(requested.erasureId, 'quiesce', later)
    expect(await rowsOf(owner.accountId)).toBe(0)
  })

  test('can be cancelled by the holder of the link, repeatedly; a late worker erases nothing', async () => {
    const stayer = await aFullAccount(world)
    const { erasureId, statusUrl } = await erasing.request(stayer, { graceMilliseconds: minute })
    const before = await rowsOf(stayer.accountId)
    await expect(erasing.cancel(erasureId, requested.statusUrl)).rejects.toThrow('not_found')
    for (const _again of [1, 2])
      expect(await erasing.cancel(erasureId, statusUrl)).toMatchObject({ status: 'cancelled' })
    const later = { ...erasing.eraser, now: () => Date.now() + 2 * minute }
    for (const kind of ['erasure', 'quiesce'] as const) await erasing.run(erasureId, kind, later)
    expect(await world.as(stayer.sub)).toMatchObject({ role: 'owner', account: { state: 'active' } })
    expect(await rowsOf(stayer.accountId)).toBe(before + 1) // one audit entry
    for (const gone of ['sealed', 'dueShard', 'dueAt', 'kind'])
      expect(await erasing.row(erasureId)).not.toHaveProperty(gone)
  })

  test('can be requested again after a cancel, and the old link does not cancel the new one', async () => {
    const stayer = await world.anOwner()
    const first = await erasing.request(stayer, { graceMilliseconds: minute })
    await erasing.cancel(first.erasureId, first.statusUrl)
    const second = await erasing.request(await world.as(stayer.sub), { graceMilliseconds: minute })
    expect(second.erasureId).not.toBe(first.erasureId)
    await erasing.cancel(first.erasureId, first.statusUrl)
    expect((await erasing.find(second.erasureId))?.status).toBe('scheduled')
    await expect(world.as(stayer.sub)).rejects.toThrow('account_erasing')
  })

  test('cannot be cancelled once it is over, nor can an erasure without one', async () => {
    const leaver = await world.anOwner()
    const { erasureId, statusUrl } = await erasing.request(leaver, { graceMilliseconds: minute })
    await expect(erasing.cancel(erasureId, statusUrl, { now: () => Date.now() + minute })).rejects.toThrow('too_late')
    const at = await erasing.request(await world.anOwner())
    await expect(erasing.cancel(at.erasureId, at.statusUrl)).rejects.toThrow('too_late')
  })

  test('ends or is cancelled, whichever is first, never both', async () => {
    for (let n = 0; n < 5; n += 1) {
      const owner = await world.anOwner()
      const { erasureId, statusUrl } = await erasing.request(owner, { graceMilliseconds: minute })
      const later = { ...erasing.eraser, now: () => Date.now() + 2 * minute }
      const [cancelled] = await Promise.allSettled([
        erasing.cancel(erasureId, statusUrl),
        erasing.run(erasureId, 'erasure', later),
      ])
      const { account } = await world.as(owner.sub, true)
      const status = (await erasing.find(erasureId))?.status
      const both = cancelled.status === 'fulfilled' ? ['active', 'cancelled'] : ['erasing', 'fencing']
      expect([account.state, status]).toEqual(both)
    }
  })
})
