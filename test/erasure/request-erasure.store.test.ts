import { beforeAll, describe, expect, test } from 'vitest'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { countRows } from '../accounts/full-account.ts'
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

describe('requesting an erasure', () => {
  beforeAll(async () => {
    owner = await world.anOwner()
  })

  test('needs a recent sign-in and the name (erasure rule 1)', async () => {
    const authTime = Date.now() / 1_000 - 301
    await expect(erasing.request(owner, { authTime })).rejects.toThrow('reauthentication_required')
    await expect(erasing.request(owner, { confirm: 'Another' })).rejects.toThrow('confirmation_mismatch')
    expect((await world.as(owner.sub)).account.state).toBe('active')
  })

  test('fences at once, deletes nothing, and sends the delayed message (erasure rule 4)', async () => {
    const before = await rowsOf(owner.accountId)
    const requested = await erasing.request(owner)
    expect(requested).toMatchObject({ status: 'fencing', statusUrl: expect.stringContaining(requested.erasureId) })
    expect(Date.parse(requested.backupsExpireAt)).toBeGreaterThan(Date.now() + 6 * 24 * 60 * minute)
    await expect(world.as(owner.sub)).rejects.toThrow('account_erasing')
    expect(erasing.sent.splice(0)).toMatchObject([{ kind: 'quiesce', sk: 'erasure' }])
    expect(await rowsOf(owner.accountId)).toBe(before + 1) // one audit entry
    expect(await erasing.row(requested.erasureId)).toMatchObject({ kind: 'quiesce', dueAt: expect.any(Number) })
  })

  test('again is refused, as is a new account for this login', async () => {
    const fenced = await world.as(owner.sub, true)
    await expect(erasing.request(fenced, { confirm: 'any' })).rejects.toThrow('account_erasing')
    await expect(world.open(owner.sub)).rejects.toThrow('account_erasing')
  })

  test('concurrently by two owners starts one erasure (erasure rule 1)', async () => {
    const first = await world.anOwner()
    const second = await world.aMember(first, 'owner')
    const both = await Promise.allSettled([first, second, first].map((by) => erasing.request(by)))
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const each of both) if (each.status === 'rejected') expect(each.reason.code).toBe('account_erasing')
  })
})

test('a deletion can be asked for ten times a day, since each sends emails', async () => {
  const { sub } = await world.anOwner()
  const ask = async () => erasing.request(await world.as(sub), { graceMilliseconds: 3_600_000 })
  for (let n = 0; n < 10; n += 1) {
    const { erasureId, statusUrl } = await ask()
    await erasing.cancel(erasureId, statusUrl)
  }
  const untilMidnight = (new Date().setUTCHours(24, 0, 0, 0) - Date.now()) / 1000
  const retryAfterSeconds = expect.closeTo(untilMidnight, -2)
  await expect(ask()).rejects.toMatchObject({ code: 'too_many', retryAfterSeconds })
})
