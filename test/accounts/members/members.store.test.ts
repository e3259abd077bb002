import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { deleteLogin } from '../../../functions/accounts/members/delete-login.ts'
import { inviteMember } from '../../../functions/accounts/members/invite-member.ts'
import { removeMember } from '../../../functions/accounts/members/remove-member.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { accountOf, messageKey, partitionOf } from '../../../functions/shared/keys.ts'
import { NoticeItem } from '../../../functions/shared/messages/member-email.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let owner: Principal

beforeAllOnTable(async (table) => {
  world = aWorld(table)
  owner = await world.anOwner()
})

const ben = { email: 'ben@example.test', name: 'Ben', role: 'worker' } as const

async function rowsOf(accountId: string, type: 'due' | 'member') {
  const { Items = [] } = await world.table.send(
    new QueryCommand({
      TableName: world.table.name,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partitionOf(accountId, type) },
    }),
  )
  return Items
}

describe('an invitation', () => {
  test('creates a login, a member, and a notice with the sealed password', async () => {
    const member = await world.invite(owner, ben)
    const login = world.pool.find(ben.email)
    expect(await world.as(login?.sub ?? '')).toMatchObject({ memberId: member.memberId, role: 'worker' })
    const [work] = world.sent.splice(0)
    expect(work).toMatchObject({ kind: 'message', pk: partitionOf(owner.accountId, 'due') })
    const messageId = work?.sk.split('#')[1] ?? ''
    const { pk } = messageKey(owner.accountId, messageId)
    const { Items: [row] = [] } = await world.table.send(
      new QueryCommand({
        TableName: world.table.name,
        KeyConditionExpression: 'pk = :pk AND sk = :sk',
        ExpressionAttributeValues: { ':pk': pk, ':sk': messageId },
      }),
    )
    expect(JSON.stringify(row)).not.toContain('ben@example.test')
    expect(await world.table.item(NoticeItem, row ?? {})).toMatchObject({
      to: ben.email,
      name: 'Ben',
      kind: 'notice',
      status: 'queued',
      company: (await owner.openAccount()).name,
      temporaryPassword: world.pool.find(ben.email)?.password,
    })
    const ends = { kind: 'end-invitation', id: member.memberId, details: { sub: login?.sub } }
    const dues = [ends, { kind: 'message', id: messageId }, { kind: 'rotate-key' }]
    expect(await rowsOf(owner.accountId, 'due')).toMatchObject(dues)
    expect(accountOf({ pk })).toBe(owner.accountId)
  })

  test('of an address that has a login is refused, in any account', async () => {
    await expect(world.invite(owner, ben)).rejects.toThrow('email_taken')
    const other = await world.anOwner()
    await expect(world.invite(other, ben)).rejects.toThrow('email_taken')
    world.pool.signUp('alone', 'alone@example.test')
    await expect(world.invite(owner, { ...ben, email: 'alone@example.test' })).rejects.toThrow('email_taken')
  })

  test('is limited to two hundred a day, counting removed members and concurrent requests', async () => {
    const by = await world.anOwner()
    const day = Date.UTC(2026, 5, 1, 12)
    const deps = { ...world.deps, now: () => day }
    const invite = (email: string, more: Partial<typeof deps> = {}) =>
      inviteMember({ ...ben, email: `${email}@example.test` }, by, { ...deps, ...more })
    const { memberId } = await invite('day-1')
    await world.remove(by, memberId)
    for (let n = 0; n < 196; n += 1) expect(await deps.reserveInvitation(by.accountId, day, 200)).toBe(true)
    const before = world.pool.subs().length
    const atOnce = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => invite(`day-at-once-${n}`)))
    const refused = atOnce.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 5 }, () => 'too_many'))
    expect(world.pool.subs().length - before).toBe(3)
    expect(await invite('day-later', { now: () => day + 86_400_000 })).toMatchObject({ state: 'active' })
  })

  test('that died between login and rows is repeated once no request can still be working on it', async () => {
    const left = { ...ben, email: 'left@example.test' }
    const dying = { ...world.deps, addMember: () => Promise.reject(new Error('killed')) }
    await expect(inviteMember(left, owner, dying)).rejects.toThrow('killed')
    await expect(world.invite(owner, left)).rejects.toThrow('email_taken')
    world.pool.age(left.email, 61_000)
    const member = await world.invite(owner, left)
    expect(await world.as(world.pool.find(left.email)?.sub ?? '')).toMatchObject({ memberId: member.memberId })
  })
})

describe('a change', () => {
  test('of the role takes effect at the next request', async () => {
    const staff = await world.aMember(owner, 'staff')
    await world.change(owner, staff.memberId, { role: 'worker' })
    expect((await world.as(staff.sub)).role).toBe('worker')
  })

  test('of name and role in concurrent requests loses neither', async () => {
    const { sub, memberId } = await world.aMember(owner, 'worker')
    await Promise.all([
      world.change(owner, memberId, { name: 'Anna' }),
      world.change(owner, memberId, { role: 'staff' }),
    ])
    expect(await world.deps.findMember(owner.accountId, memberId)).toMatchObject({ name: 'Anna', role: 'staff' })
    expect((await world.as(sub)).role).toBe('staff')
  })

  test('by staff is limited to workers', async () => {
    const staff = await world.aMember(owner, 'staff')
    const worker = await world.aMember(owner, 'worker')
    await world.change(staff, worker.memberId, { name: 'Known' })
    await expect(world.change(staff, worker.memberId, { role: 'staff' })).rejects.toThrow('forbidden')
    await expect(world.change(staff, owner.memberId, { name: 'X' })).rejects.toThrow('forbidden')
    await expect(world.remove(staff, owner.memberId)).rejects.toThrow('forbidden')
    await expect(world.invite(staff, { ...ben, email: 'x@example.test', role: 'owner' })).rejects.toThrow('forbidden')
    await world.remove(staff, worker.memberId)
  })

  test('of another account’s member is refused as not found', async () => {
    const other = await world.anOwner()
    await expect(world.change(owner, other.memberId, { name: 'X' })).rejects.toThrow('not_found')
    await expect(world.remove(owner, other.memberId)).rejects.toThrow('not_found')
  })
})

describe('the last owner', () => {
  test('can be neither removed nor demoted', async () => {
    await expect(world.remove(owner, owner.memberId)).rejects.toThrow('last_owner')
    await expect(world.change(owner, owner.memberId, { role: 'staff' })).rejects.toThrow('last_owner')
    expect(world.pool.find(owner.sub)?.enabled).toBe(true)
  })

  test('remains when two owners remove or demote each other at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const first = await world.anOwner()
      const second = await world.aMember(first, 'owner')
      const removals = [
        () => world.remove(first, second.memberId),
        () => world.remove(second, first.memberId),
        () => world.change(second, first.memberId, { role: 'worker' }),
      ]
      const outcomes = await Promise.allSettled(removals.map((each) => each()))
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
      const owners = (await world.deps.listMembers(first.accountId)).filter(({ role }) => role === 'owner')
      expect(owners).toHaveLength(1)
      expect(world.pool.find(owners[0]?.sub ?? '')?.enabled).toBe(true)
    }
  })
})

describe('a removed member', () => {
  test('is refused at the next request, has no login, and leaves no due work', async () => {
    const worker = await world.aMember(owner, 'worker')
    await world.remove(owner, worker.memberId)
    await expect(world.as(worker.sub)).rejects.toThrow('no_account')
    expect(world.pool.find(worker.sub)).toBeUndefined()
    const left = (await rowsOf(owner.accountId, 'due')).filter(({ kind }) => kind === 'remove-login')
    expect(left).toEqual([])
    await expect(world.remove(owner, worker.memberId)).rejects.toThrow('not_found')
    await expect(world.open(worker.sub)).rejects.toThrow('unauthorized')
  })

  test('loses the login by due work if the request that removed the member died', async () => {
    const worker = await world.aMember(owner, 'worker')
    const dying = { ...world.deps, deleteLoginOf: () => Promise.reject(new Error('killed')) }
    await removeMember(worker.memberId, owner, dying)
    await expect(world.as(worker.sub)).rejects.toThrow('no_account')
    expect(world.pool.find(worker.sub)?.enabled).toBe(false)
    await expect(world.open(worker.sub)).rejects.toThrow('unauthorized')
    const [due] = (await rowsOf(owner.accountId, 'due')).filter(({ kind }) => kind === 'remove-login')
    const work = { pk: String(due?.['pk']), sk: String(due?.['sk']), kind: 'remove-login' as const }
    await deleteLogin(work, world.deps)
    await deleteLogin(work, world.deps)
    expect(world.pool.find(worker.sub)).toBeUndefined()
    const left = (await rowsOf(owner.accountId, 'due')).filter(({ kind }) => kind === 'remove-login')
    expect(left).toEqual([])
  })
})

test('members are listed newest first, page by page, without those removed', async () => {
  const boss = await world.anOwner()
  const people = [boss.memberId]
  for (let i = 0; i < 4; i += 1) people.push((await world.aMember(boss, 'worker')).memberId)
  await world.remove(boss, people[2] ?? '')
  const first = await world.deps.membersPage(boss.accountId, { limit: 2 })
  const second = await world.deps.membersPage(boss.accountId, { limit: 2, cursor: first.nextCursor })
  const third = await world.deps.membersPage(boss.accountId, { limit: 2, cursor: second.nextCursor })
  const listed = [first, second, third].map(({ items }) => items.map(({ memberId }) => memberId))
  expect(listed).toEqual([[people[4], people[3]], [people[1]], [people[0]]])
})
