import { beforeEach, describe, expect, test } from 'vitest'
import { findDevice } from '../../../functions/shared/identity/device-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { devicesOver } from '../devices/device-world.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let founder: Principal
let heir: Principal

beforeAllOnTable((table) => {
  world = aWorld(table)
})
beforeEach(async () => {
  founder = await world.anOwner()
  heir = await world.aMember(founder, 'staff')
})

const owners = async () =>
  (await world.deps.listMembers(founder.accountId))
    .filter(({ role }) => role === 'owner')
    .map(({ memberId }) => memberId)

describe('a company is handed over', () => {
  test('by making another member owner; the founder may then step down or be removed', async () => {
    await world.change(founder, heir.memberId, { role: 'owner' })
    await world.change(founder, founder.memberId, { role: 'staff' })
    expect([(await world.as(founder.sub)).role, (await world.as(heir.sub)).role]).toEqual(['staff', 'owner'])
    expect(await owners()).toEqual([heir.memberId])
    const was = await world.as(founder.sub)
    await expect(world.change(was, heir.memberId, { role: 'staff' })).rejects.toThrow('forbidden')
    await expect(world.change(was, founder.memberId, { role: 'owner' })).rejects.toThrow('forbidden')

    await world.remove(await world.as(heir.sub), founder.memberId)
    await expect(world.as(founder.sub)).rejects.toThrow('no_account')
    await expect(world.remove(await world.as(heir.sub), heir.memberId)).rejects.toThrow('last_owner')
  })

  test('by owners only', async () => {
    await expect(world.change(heir, heir.memberId, { role: 'owner' })).rejects.toThrow('forbidden')
    expect(await owners()).toEqual([founder.memberId])
  })

  test('and keeps an owner when two step down or demote each other at once', async () => {
    await world.change(founder, heir.memberId, { role: 'owner' })
    heir = await world.as(heir.sub)
    const pairs = [
      [
        () => world.change(founder, founder.memberId, { role: 'staff' }),
        () => world.change(heir, heir.memberId, { role: 'worker' }),
      ],
      [
        () => world.change(founder, heir.memberId, { role: 'staff' }),
        () => world.change(heir, founder.memberId, { role: 'staff' }),
      ],
    ]
    for (const pair of pairs) {
      const ended = await Promise.allSettled(pair.map((step) => step()))
      expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      for (const each of ended) if (each.status === 'rejected') expect(each.reason.code).toBe('last_owner')
      const [left] = await owners()
      expect(await owners()).toHaveLength(1)
      const [by, other] = left === founder.memberId ? [founder, heir] : [heir, founder]
      await world.change(by, other.memberId, { role: 'owner' })
    }
  })
})

test('tokens and devices of a removed member are refused at the next request', async () => {
  const worker = await world.aMember(founder, 'worker')
  const { token } = await devicesOver(world.table).add(worker, worker.memberId)
  expect(await findDevice(world.table, [token])).toMatchObject({ memberId: worker.memberId })
  await world.remove(founder, worker.memberId)
  await expect(world.as(worker.sub)).rejects.toThrow('no_account')
  await expect(findDevice(world.table, [token])).rejects.toThrow('unauthorized')
})
