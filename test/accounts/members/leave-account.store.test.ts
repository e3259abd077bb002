import { beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { memberKey, shiftKey } from '../../../functions/shared/keys.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { anInvitationWorld, day, type InvitationWorld } from '../invitations/invitation-world.ts'

let world: InvitationWorld
let owner: Principal

beforeAllOnTable((table) => {
  world = anInvitationWorld(table)
})
beforeEach(async () => {
  owner = await world.anOwner()
})

describe('a member may leave', () => {
  test('whatever the role; hours stay, and the address is free', async () => {
    for (const role of ['worker', 'staff', 'owner'] as const) {
      const member = await world.aMember(owner, role)
      const { email = '' } = world.pool.find(member.sub) ?? {}
      const { shiftId } = await world.enterHours(owner, member.memberId)
      await world.leave(member)
      await expect(world.as(member.sub)).rejects.toThrow('no_account')
      expect(world.pool.find(member.sub)).toBeUndefined()
      await expect(world.open(member.sub)).rejects.toThrow('unauthorized')
      expect(await world.read(memberKey(owner.accountId, member.memberId))).toMatchObject({ state: 'removed' })
      expect(await world.read(shiftKey(owner.accountId, shiftId))).toBeDefined()
      world.time.now += day
      const other = await world.anOwner()
      expect(await world.invite(other, { email, name: 'Again', role })).toMatchObject({ email })
    }
  })

  test('unless as the last owner', async () => {
    await world.aMember(owner, 'staff')
    await expect(world.leave(owner)).rejects.toThrow('last_owner')
    expect(await world.as(owner.sub)).toMatchObject({ role: 'owner' })
    expect(world.pool.find(owner.sub)).toMatchObject({ enabled: true })
  })

  test('of two owners at once one stays', async () => {
    const second = await world.aMember(owner, 'owner')
    const both = await Promise.allSettled([world.leave(owner), world.leave(second)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual(['last_owner'])
    const [stays, ...more] = (await world.list(owner)).items
    expect(more).toEqual([])
    expect(world.pool.find(stays?.sub ?? '')).toMatchObject({ enabled: true })
  })
})

describe('an owner who was only invited', () => {
  const heirs = async (by: Principal) => {
    const email = `heir-${by.memberId.toLowerCase()}@example.test`
    return world.invite(by, { email, name: 'Heir', role: 'owner' })
  }

  test('is no other owner: the invitation may end, and the account would have none', async () => {
    await heirs(owner)
    await expect(world.leave(owner)).rejects.toThrow('last_owner')
    await expect(world.change(owner, owner.memberId, { role: 'staff' })).rejects.toThrow('last_owner')
  })

  test('is one after the first sign-in, and stays, even before the first request', async () => {
    const heir = await heirs(owner)
    world.pool.signIn(heir.email)
    await world.leave(owner)
    world.time.now += 8 * day
    await world.expire(owner.accountId, heir.memberId)
    expect(await world.as(heir.sub)).toMatchObject({ role: 'owner' })
  })

  test('cannot be lost to a decline at the same time', async () => {
    const heir = await heirs(owner)
    world.pool.signIn(heir.email)
    const link = await world.token(owner.accountId, heir.memberId)
    await Promise.allSettled([world.leave(owner), world.decline(link)])
    const owners = (await world.deps.listMembers(owner.accountId)).filter(({ role }) => role === 'owner')
    expect(owners).toHaveLength(1)
    expect(world.pool.find(owners[0]?.sub ?? '')).toMatchObject({ enabled: true })
    expect(await world.as(owners[0]?.sub ?? '')).toMatchObject({ role: 'owner' })
  })
})
