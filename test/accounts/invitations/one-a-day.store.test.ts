import { beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { allRows } from '../full-account.ts'
import { anInvitationWorld, day, type InvitationWorld } from './invitation-world.ts'

let world: InvitationWorld
let owner: Principal
let email: string
let count = 0

beforeAllOnTable((table) => {
  world = anInvitationWorld(table)
})
beforeEach(async () => {
  owner = await world.anOwner()
  count += 1
  email = `dora-${count}@example.test`
})

const invite = (by: Principal, more = {}) => world.invite(by, { email, name: 'Dora', role: 'worker' }, more)

describe('an address gets one invitation a day, over all accounts', () => {
  test('also after the first one was declined or its member removed', async () => {
    const first = await invite(owner)
    await world.decline(await world.token(owner.accountId, first.memberId))
    const other = await world.anOwner()
    for (const by of [owner, other]) await expect(invite(by)).rejects.toThrow('too_many')
    world.time.now += day
    const second = await invite(other)
    await world.remove(other, second.memberId)
    const third = await world.anOwner()
    await expect(invite(third)).rejects.toThrow('too_many')
    world.time.now += day
    await invite(third)
  })

  test('with a keyed hash that expires, not with the address', async () => {
    await invite(owner)
    const rows = (await allRows(world.table)).filter(({ type }) => type === 'invitedAddress')
    expect(JSON.stringify(rows)).not.toContain('dora')
    for (const row of rows) expect(row['ttl']).toBeGreaterThan(0)
    expect(rows.map(({ ttl }) => ttl)).toContain(Math.ceil((world.time.now + day) / 1_000))
  })

  test('of many requests at once one is sent', async () => {
    const others = await Promise.all([1, 2, 3, 4].map(() => world.anOwner()))
    world.sent.length = 0
    const all = await Promise.allSettled(others.map((by) => invite(by)))
    const refused = all.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))
    expect(refused).toHaveLength(3)
    for (const code of refused) expect(['too_many', 'email_taken']).toContain(code)
    expect(world.sent).toHaveLength(1)
  })

  test('a request that fails, or that finds a login, costs no day', async () => {
    await expect(invite(owner, { addMember: () => Promise.reject(new Error('throttled')) })).rejects.toThrow()
    world.pool.age(email, 61_000)
    await invite(owner)
    await expect(invite(await world.anOwner())).rejects.toThrow('email_taken')
  })

  test('a request that dies blocks the address for a minute only', async () => {
    const releaseClaim = () => Promise.reject(new Error('killed'))
    await expect(invite(owner, { releaseClaim, createLogin: releaseClaim })).rejects.toThrow('killed')
    await expect(invite(owner)).rejects.toThrow('too_many')
    world.time.now += 61_000
    await invite(owner)
  })
})

test('a sign-up that never proved its address blocks it for a day only', async () => {
  world.pool.signUp(`stranger-${count}`, email, 'UNCONFIRMED')
  world.pool.age(email, day - 60_000, world.time.now)
  await expect(invite(owner)).rejects.toThrow('email_taken')
  world.pool.age(email, day + 60_000, world.time.now)
  await invite(owner)
  expect(world.pool.find(email)).toMatchObject({ status: 'FORCE_CHANGE_PASSWORD' })
})

describe('an invitation can be sent again', () => {
  test('once a day, with a new password and for another seven days', async () => {
    const { memberId, sub } = await invite(owner)
    const first = world.pool.find(email)?.password
    await expect(world.again(owner, memberId)).rejects.toThrow('too_many')
    expect(world.pool.find(email)?.password).toBe(first)
    world.time.now += 6 * day
    world.sent.length = 0
    expect(await world.again(owner, memberId)).toMatchObject({ memberId, email, invitedUntil: expect.any(String) })
    expect(world.pool.find(email)?.password).not.toBe(first)
    expect(world.sent).toMatchObject([{ kind: 'message' }])
    await expect(world.again(owner, memberId)).rejects.toThrow('too_many')
    world.time.now += 6 * day
    await world.expire(owner.accountId, memberId)
    expect(await world.as(sub)).toMatchObject({ memberId })
  })

  test('until it is accepted: then the password is the member’s own', async () => {
    const { memberId, sub } = await invite(owner)
    world.time.now += day
    world.pool.signIn(email)
    await expect(world.again(owner, memberId)).rejects.toThrow('wrong_state')
    await world.as(sub)
    await expect(world.again(owner, memberId)).rejects.toThrow('wrong_state')
    await expect(world.again(owner, owner.memberId)).rejects.toThrow('wrong_state')
    expect(world.pool.find(email)).toMatchObject({ status: 'CONFIRMED' })
  })

  test('by staff for workers only, and not by another company', async () => {
    const staff = await world.aMember(owner, 'staff')
    const boss = await world.invite(owner, { email: `boss-${count}@example.test`, name: 'B', role: 'owner' })
    const { memberId } = await invite(owner)
    world.time.now += day
    await expect(world.again(staff, boss.memberId)).rejects.toThrow('forbidden')
    await expect(world.again(await world.anOwner(), memberId)).rejects.toThrow('not_found')
    await world.again(staff, memberId)
  })

  test('of two requests at once one sends, and its password is the one that works', async () => {
    const { memberId } = await invite(owner)
    world.time.now += day
    const passwords: string[] = []
    const setTemporaryPassword = async (name: string, password: string) => {
      passwords.push(password)
      await world.pool.client.setTemporaryPassword(name, password)
    }
    const all = await Promise.allSettled([1, 2].map(() => world.again(owner, memberId, { setTemporaryPassword })))
    expect(all.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(passwords).toEqual([world.pool.find(email)?.password])
  })

  test('after a request that died, too', async () => {
    const { memberId } = await invite(owner)
    world.time.now += day
    const renewInvitation = () => Promise.reject(new Error('killed'))
    await expect(world.again(owner, memberId, { renewInvitation })).rejects.toThrow('killed')
    await world.again(owner, memberId)
  })

  test('against its end: the first write wins', async () => {
    const { memberId, sub } = await invite(owner)
    world.time.now += 7 * day
    const [again] = await Promise.allSettled([world.again(owner, memberId), world.expire(owner.accountId, memberId)])
    await world.expire(owner.accountId, memberId)
    const traces = await world.traces(owner.accountId, { memberId, sub })
    expect(traces).toEqual(again.status === 'fulfilled' ? ['member', 'pointer', 'due', 'login'] : [])
  })
})

test('members whose invitation is open are listed with its end', async () => {
  const open = await invite(owner)
  await world.aMember(owner, 'staff')
  const { items } = await world.list(owner)
  expect(items.flatMap((each) => ('invitedUntil' in each ? [[each.memberId, each.invitedUntil]] : []))).toEqual([
    [open.memberId, new Date(world.time.now + 7 * day).toISOString()],
  ])
  const invited = items.find(({ memberId }) => memberId === open.memberId)
  expect(invited).toMatchObject({ invitation: { status: 'queued' } })
})
