import { beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { dueKey } from '../../../functions/shared/keys.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { anInvitationWorld, day, type InvitationWorld } from './invitation-world.ts'

let world: InvitationWorld
let owner: Principal
let invited: Awaited<ReturnType<InvitationWorld['invite']>>
let count = 0

beforeAllOnTable((table) => {
  world = anInvitationWorld(table)
})
beforeEach(async () => {
  owner = await world.anOwner()
  count += 1
  invited = await world.invite(owner, { email: `ben-${count}@example.test`, name: 'Ben', role: 'worker' })
})

const traces = () => world.traces(owner.accountId, invited)
const expire = (more = {}) => world.expire(owner.accountId, invited.memberId, more)
const token = () => world.token(owner.accountId, invited.memberId)
const everything = ['member', 'pointer', 'due', 'login']

describe('an invitation is accepted by the first request', () => {
  test('which writes once; later requests only read', async () => {
    await world.as(invited.sub)
    const login = await world.deps.findLogin(invited.sub)
    expect(login).toMatchObject({ acceptedAt: expect.any(String) })
    expect(login).not.toHaveProperty('invitedUntil')
    const sent: string[] = []
    const { table } = world
    const send = (command: { constructor: { name: string } }) => {
      sent.push(command.constructor.name)
      return table.send(command as never)
    }
    await world.as(invited.sub, false, { ...table, send: send as typeof table.send })
    expect(sent).toEqual(['GetCommand', 'GetCommand'])
  })

  test('of several at once each passes', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => world.as(invited.sub)))
    expect(all.map(({ memberId }) => memberId)).toEqual(Array.from({ length: 4 }, () => invited.memberId))
  })

  test('and stays when its time is over', async () => {
    await world.as(invited.sub)
    world.time.now += 8 * day
    await expire()
    expect(await traces()).toEqual(['member', 'pointer', 'login'])
    expect(await world.as(invited.sub)).toMatchObject({ role: 'worker' })
  })

  test('or by the first sign-in, if no request followed it in seven days', async () => {
    world.pool.signIn(invited.email)
    world.time.now += 7 * day
    await expire()
    expect(await traces()).toEqual(['member', 'pointer', 'login'])
    expect(await world.deps.findLogin(invited.sub)).toMatchObject({ acceptedAt: expect.any(String) })
  })

  test('but not by one to a locked account', async () => {
    const { accountId } = owner
    await world.lock(accountId)
    await expect(world.as(invited.sub)).rejects.toThrow('account_erasing')
    expect(await world.deps.findLogin(invited.sub)).toMatchObject({ invitedUntil: expect.any(Number) })
  })
})

describe('an invitation that is not accepted in seven days', () => {
  test('leaves nothing behind, and the address may be invited elsewhere', async () => {
    world.time.now += 7 * day
    await expire()
    expect(await traces()).toEqual([])
    expect(
      await world.read(dueKey(owner.accountId, 'erase-subject', `member-tracks#${invited.memberId}`)),
    ).toBeDefined()
    const employer = await world.anOwner()
    const again = await world.invite(employer, { email: invited.email, name: 'Ben', role: 'worker' })
    expect(await world.as(world.pool.find(invited.email)?.sub ?? '')).toMatchObject({ memberId: again.memberId })
  })

  test('is kept until then', async () => {
    world.time.now += 7 * day - 1
    await expire()
    expect(await traces()).toEqual(everything)
  })

  test.each(['endInvitation', 'disableLogin', 'deleteLogin', 'finishInvitation'] as const)(
    'ends although its work dies after %s',
    async (step) => {
      world.time.now += 7 * day
      const dying = async (...args: unknown[]) => {
        await (world.deps[step] as (...all: unknown[]) => Promise<unknown>)(...args)
        throw new Error('killed')
      }
      await expect(expire({ [step]: dying })).rejects.toThrow('killed')
      await expect(world.as(invited.sub)).rejects.toThrow('no_account')
      await expire()
      await expire()
      expect(await traces()).toEqual([])
    },
  )

  test('or is accepted at the last moment: one of both wins, and nothing is left of the other', async () => {
    world.time.now += 7 * day
    const [request] = await Promise.allSettled([world.as(invited.sub), expire()])
    await expire()
    expect(await traces()).toEqual(request.status === 'fulfilled' ? ['member', 'pointer', 'login'] : [])
    if (request.status === 'fulfilled') expect(world.pool.find(invited.sub)).toMatchObject({ enabled: true })
  })

  test('waits while the erasure of its account may be cancelled', async () => {
    world.time.now += 7 * day
    await world.lock(owner.accountId)
    await expire()
    expect(await traces()).toEqual(everything)
    const due = await world.read(dueKey(owner.accountId, 'end-invitation', invited.memberId))
    expect(due?.['dueAt']).toBeGreaterThan(world.time.now)
    await world.unlock(owner.accountId)
    await expire()
    expect(await traces()).toEqual([])
  })
})

describe('the link to decline', () => {
  test('shows who invites and changes nothing', async () => {
    const page = await world.show(await token())
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining(`Company of ${owner.sub}`) })
    expect(page.body).toMatch(/<form method="post">/)
    expect(await traces()).toEqual(everything)
  })

  test('declines: login, pointer and member are gone at once, and the rest is on its way', async () => {
    world.sent.length = 0
    expect(await world.decline(await token())).toMatchObject({ status: 200 })
    expect(await traces()).toEqual([])
    expect(world.sent.map(({ kind }) => kind)).toEqual(['erase-subject-now', 'erase-subject'])
    expect((await world.list(owner)).items.map(({ memberId }) => memberId)).toEqual([owner.memberId])
    expect(await world.show(await token())).toMatchObject({ status: 410 })
    expect(await world.decline(await token())).toMatchObject({ status: 410 })
  })

  test('is dead once the invitation is accepted, the member removed, or the account locked', async () => {
    const locked = await world.anOwner()
    const waiting = await world.invite(locked, { email: `w-${count}@example.test`, name: 'W', role: 'worker' })
    await world.lock(locked.accountId)
    expect(await world.decline(await world.token(locked.accountId, waiting.memberId))).toMatchObject({ status: 410 })
    await world.as(invited.sub)
    expect(await world.decline(await token())).toMatchObject({ status: 410 })
    expect(await world.as(invited.sub)).toMatchObject({ memberId: invited.memberId })
    await world.remove(owner, invited.memberId)
    expect(await world.decline(await token())).toMatchObject({ status: 410 })
  })

  test('cannot be forged, nor used for another member', async () => {
    const good = await token()
    for (const forged of ['', 'x', `${good}x`.slice(1), good.slice(0, -4), 'A'.repeat(1_000)])
      expect(await world.decline(forged)).toMatchObject({ status: 404 })
    expect(await traces()).toEqual(everything)
  })

  test('used by two at once declines once', async () => {
    const both = await Promise.all([world.decline(await token()), world.decline(await token())])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 410])
    expect(await traces()).toEqual([])
  })

  test('against an acceptance at once: one of both wins', async () => {
    const link = await token()
    const [request, page] = await Promise.allSettled([world.as(invited.sub), world.decline(link)])
    const isDeclined = page.status === 'fulfilled' && page.value.status === 200
    expect(request.status).toBe(isDeclined ? 'rejected' : 'fulfilled')
    expect(await traces()).toEqual(isDeclined ? [] : ['member', 'pointer', 'due', 'login'])
  })

  test('whose request dies is finished by due work, before the seven days', async () => {
    const deleteLogin = () => Promise.reject(new Error('killed'))
    await expect(world.decline(await token(), { deleteLogin })).rejects.toThrow('killed')
    await expect(world.as(invited.sub)).rejects.toThrow('no_account')
    const due = await world.read(dueKey(owner.accountId, 'end-invitation', invited.memberId))
    expect(due?.['dueAt']).toBeLessThan(world.time.now + 60_000)
    await expire()
    expect(await traces()).toEqual([])
  })
})
