import { beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { allRows } from '../full-account.ts'
import { anInvitationWorld, day, type InvitationWorld } from './invitation-world.ts'

let world: InvitationWorld
let squatter: Principal
let employer: Principal
let email: string
let first: number
let count = 0

beforeAllOnTable((table) => {
  world = anInvitationWorld(table)
})
beforeEach(async () => {
  ;[squatter, employer] = [await world.anOwner(), await world.anOwner()]
  count += 1
  email = `sven-${count}@example.test`
  first = world.time.now
})

const invite = (by: Principal, to = email) => world.invite(by, { email: to, name: 'Sven', role: 'worker' })
const daysAfterFirst = (days: number) => {
  world.time.now = first + days * day
}
const at = (days: number) => new Date(first + days * day).toISOString()
const decline = async ({ memberId }: { memberId: string }) =>
  world.decline(await world.token(squatter.accountId, memberId))

describe('an invitation that is sent again', () => {
  test('stays open until 14 days after the first one at most', async () => {
    const { memberId } = await invite(squatter)
    daysAfterFirst(6)
    expect(await world.again(squatter, memberId)).toMatchObject({ invitedUntil: at(13) })
    daysAfterFirst(12)
    expect(await world.again(squatter, memberId)).toMatchObject({ invitedUntil: at(14) })
    daysAfterFirst(13)
    expect(await world.again(squatter, memberId)).toMatchObject({ invitedUntil: at(14) })
    daysAfterFirst(14)
    await expect(world.again(squatter, memberId)).rejects.toMatchObject({
      code: 'wrong_state',
      detail: expect.stringContaining('14 days'),
    })
    await world.expire(squatter.accountId, memberId)
    expect(await invite(employer)).toMatchObject({ email })
  })

  test('stays so when the office withdraws it and invites the address anew', async () => {
    const one = await invite(squatter)
    daysAfterFirst(6)
    await world.remove(squatter, one.memberId)
    const two = await invite(squatter)
    expect(two).toMatchObject({ invitedUntil: at(13) })
    daysAfterFirst(12)
    await world.remove(squatter, two.memberId)
    const three = await invite(squatter)
    expect(three).toMatchObject({ invitedUntil: at(14) })
    daysAfterFirst(13.5)
    await world.remove(squatter, three.memberId)
    daysAfterFirst(14.5)
    await expect(invite(squatter)).rejects.toMatchObject({ code: 'too_many' })
    expect(await invite(employer)).toMatchObject({ email })
  })

  test('counts from the last one of a member who joined and left in between', async () => {
    await world.remove(squatter, (await invite(squatter)).memberId)
    daysAfterFirst(1)
    const { memberId, sub } = await invite(squatter)
    await world.as(sub)
    daysAfterFirst(16)
    await world.remove(squatter, memberId)
    expect(await invite(squatter)).toMatchObject({ invitedUntil: at(23) })
  })
})

describe('an account whose invitation ended', () => {
  test.each(['declined', 'expired'])('as %s does not invite that address again for 30 days', async (how) => {
    const invited = await invite(squatter)
    if (how === 'expired') daysAfterFirst(7)
    const ended = world.time.now
    await (how === 'expired' ? world.expire(squatter.accountId, invited.memberId) : decline(invited))
    const refusal = { code: 'too_many', detail: expect.stringContaining('30 days') }
    for (const days of [1.1, 29.9]) {
      world.time.now = ended + days * day
      const retryAfterSeconds = expect.closeTo((30 - days) * 86_400, -1)
      await expect(invite(squatter, email.toUpperCase())).rejects.toMatchObject({ ...refusal, retryAfterSeconds })
    }
    await invite(squatter, `other-${email}`)
    world.time.now = ended + 30 * day
    expect(await invite(squatter)).toMatchObject({ email })
  })

  test('is refused without taking the day of the others', async () => {
    await decline(await invite(squatter))
    daysAfterFirst(1)
    await expect(invite(squatter)).rejects.toMatchObject({ code: 'too_many' })
    expect(await invite(employer)).toMatchObject({ email })
  })

  test('keeps no address, but a keyed hash of its own that expires', async () => {
    await decline(await invite(squatter))
    daysAfterFirst(1)
    const theirs = await invite(employer)
    await world.decline(await world.token(employer.accountId, theirs.memberId))
    const rows = (await allRows(world.table)).filter(
      ({ type, pk }) =>
        type === 'endedInvitation' && [squatter, employer].some((each) => pk.startsWith(each.accountId)),
    )
    expect(JSON.stringify(rows)).not.toMatch(/sven|memberId/)
    expect(rows.map(({ ttl }) => ttl).sort()).toEqual([30, 31].map((days) => Math.ceil((first + days * day) / 1_000)))
    expect(new Set(rows.map(({ sk }) => sk)).size).toBe(2)
  })
})
