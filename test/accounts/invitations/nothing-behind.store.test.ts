import { beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { anErasingOfSubjects, type ErasingSubjects } from '../../erasure/subjects/erasing-subjects.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { devicesOver } from '../devices/device-world.ts'
import { allRows } from '../full-account.ts'
import { anInvitationWorld, day, type InvitationWorld } from './invitation-world.ts'

let table: Table
let world: InvitationWorld
let subjects: ErasingSubjects
let owner: Principal
let invited: Awaited<ReturnType<InvitationWorld['invite']>>
let count = 0

beforeAllOnTable((given) => {
  table = given
  world = anInvitationWorld(table)
  subjects = anErasingOfSubjects(table)
})
beforeEach(async () => {
  owner = await world.anOwner()
  count += 1
  invited = await world.invite(owner, { email: `nora-${count}@example.test`, name: 'Nora', role: 'worker' })
})

/** Types of the rows that name the member. */
async function rowsLeft(): Promise<string[]> {
  await subjects.untilDone(owner.accountId)
  const rows = (await allRows(table)).filter((row) => JSON.stringify(row).includes(invited.memberId))
  return [...new Set(rows.map(({ type }) => String(type)))]
}

const endings = {
  declined: async () => world.decline(await world.token(owner.accountId, invited.memberId)),
  'not accepted': () => {
    world.time.now += 7 * day
    return world.expire(owner.accountId, invited.memberId)
  },
  'withdrawn by the office': () => world.remove(owner, invited.memberId),
} as const
const names = ['declined', 'not accepted', 'withdrawn by the office'] as const

describe('whatever the office entered about a person who never joined', () => {
  test.each(names)('is gone when the invitation is %s: hours, phone, name and address', async (how) => {
    await world.enterHours(owner, invited.memberId)
    await devicesOver(table).add(owner, invited.memberId)
    await endings[how]()
    expect(await rowsLeft()).toEqual(['audit'])
    expect(world.pool.find(invited.email)).toBeUndefined()
  })

  test('is gone when a withdrawal meets a decline whose request died', async () => {
    await world.enterHours(owner, invited.memberId)
    const deleteLogin = () => Promise.reject(new Error('killed'))
    const token = await world.token(owner.accountId, invited.memberId)
    await expect(world.decline(token, { deleteLogin })).rejects.toThrow('killed')
    await world.remove(owner, invited.memberId)
    await world.expire(owner.accountId, invited.memberId)
    expect(await rowsLeft()).toEqual(['audit'])
    world.time.now += day
    const again = { email: invited.email, name: 'Nora', role: 'worker' } as const
    await expect(world.invite(owner, again)).rejects.toThrow('too_many')
  })

  test('stays when the person has joined, also before the first request', async () => {
    await world.enterHours(owner, invited.memberId)
    world.pool.signIn(invited.email)
    await world.remove(owner, invited.memberId)
    expect(await rowsLeft()).toEqual(expect.arrayContaining(['member', 'shift', 'shiftByTime']))
  })

  test('stays when the invitation is accepted while the office withdraws it', async () => {
    await world.enterHours(owner, invited.memberId)
    const findIdentity = async (name: string) => {
      const identity = await world.deps.findIdentity(name)
      if (identity?.status === 'FORCE_CHANGE_PASSWORD') {
        world.pool.signIn(invited.email)
        await world.as(invited.sub)
      }
      return identity
    }
    await world.remove(owner, invited.memberId, { findIdentity })
    expect(await rowsLeft()).toEqual(expect.arrayContaining(['member', 'shift']))
  })
})
