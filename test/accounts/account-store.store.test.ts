import { describe, expect, test } from 'vitest'
import { changeAccount } from '../../functions/accounts/change-account.ts'
import { showMe } from '../../functions/accounts/members/show-me.ts'
import { acknowledgeTrackingNotice } from '../../functions/accounts/tracking-notice/acknowledge-tracking-notice.ts'
import { showTrackingNotice } from '../../functions/accounts/tracking-notice/show-tracking-notice.ts'
import { partitionOf } from '../../functions/shared/keys.ts'
import { AuditItem } from '../../functions/shared/ledger/audit.ts'
import { firstBroken } from '../../functions/shared/ledger/ledger.ts'
import { readRange } from '../../functions/shared/table/cursor-pages.ts'
import { listItems } from '../../functions/shared/table/query-pages.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { aWorld, type World } from './world.ts'

let world: World

beforeAllOnTable((table) => {
  world = aWorld(table)
})

const trail = (accountId: string) => listItems(world.table, AuditItem, accountId)

describe('opening an account', () => {
  test('writes the account, its owner and the login’s pointer', async () => {
    world.pool.signUp('olga', 'olga@example.test')
    const account = await world.open('olga', 'Bright Windows')
    const owner = await world.as('olga')
    expect(owner).toMatchObject({ accountId: account.accountId, role: 'owner' })
    expect(await showMe(owner, world.deps)).toMatchObject({
      role: 'owner',
      email: 'olga@example.test',
      account: { name: 'Bright Windows', settings: { retention: { trackDays: 400 } } },
    })
    expect(await trail(account.accountId)).toMatchObject([{ action: 'account.opened', by: owner.memberId }])
  })

  test('works once per login, also with two concurrent requests', async () => {
    const { sub } = await world.anOwner()
    await expect(world.open(sub)).rejects.toThrow('account_exists')
    world.pool.signUp('twice')
    const both = await Promise.allSettled([world.open('twice'), world.open('twice')])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(both.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'account_exists' } }])
  })

  test('is refused to a token whose login is deleted or disabled', async () => {
    await expect(world.open('nobody')).rejects.toThrow('unauthorized')
    world.pool.signUp('disabled')
    await world.pool.client.disableLogin('disabled')
    await expect(world.open('disabled')).rejects.toThrow('unauthorized')
  })
})

describe('changing an account', () => {
  const rename = (name: string) => ({ name })

  test('adds old and new values to the audit trail', async () => {
    const owner = await world.anOwner()
    const changed = await changeAccount(
      { name: 'New Name', settings: { shifts: { requireNotice: false } } },
      owner,
      world.deps,
    )
    expect(changed).toMatchObject({ name: 'New Name', settings: { shifts: { requireNotice: false, maxHours: 16 } } })
    const stored = await (await world.as(owner.sub)).openAccount()
    expect(stored).toMatchObject({ name: 'New Name', version: 2, settings: { shifts: { requireNotice: false } } })
    const entries = await trail(owner.accountId)
    expect(entries.at(-1)).toMatchObject({ action: 'account.changed', details: { new: { name: 'New Name' } } })
    expect(firstBroken(entries)).toBeUndefined()
  })

  test('records that addresses changed, without their values, which may belong to a member who is erased later', async () => {
    const owner = await world.anOwner()
    const change = { contactEmail: 'wilhelmina@x.example', postalAddress: 'Canary Lane 7', timeZone: 'Asia/Tokyo' }
    await changeAccount(change, owner, world.deps)
    await changeAccount({ contactEmail: 'office@x.example' }, await world.as(owner.sub), world.deps)
    const entries = await trail(owner.accountId)
    const [first, second] = entries.filter(({ action }) => action === 'account.changed')
    expect(first?.details['new']).toEqual({ timeZone: 'Asia/Tokyo', contactEmail: 'changed', postalAddress: 'changed' })
    expect(second?.details).toEqual({ old: {}, new: { contactEmail: 'changed' } })
    expect(JSON.stringify(entries)).not.toMatch(/wilhelmina|Canary Lane/)
  })

  test('takes a phone of the brand that can be called in the country, as it was typed, and no other', async () => {
    const owner = await world.anOwner()
    const { country } = await owner.openAccount()
    const phone = country === 'CH' ? '044 668 18 00' : expect.unreachable()
    expect(await changeAccount({ brand: { phone } }, owner, world.deps)).toMatchObject({ brand: { phone } })
    const wrong = changeAccount({ name: 'Other', brand: { phone: '12345 67' } }, owner, world.deps)
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', extra: { errors: [{ path: ['brand', 'phone'] }] } })
    expect(await (await world.as(owner.sub)).openAccount()).toMatchObject({ brand: { phone } })
    const abroad = { country: 'US', brand: { phone: '(206) 555-0100 ext. 7' } }
    expect(await changeAccount(abroad, await world.as(owner.sub), world.deps)).toMatchObject(abroad)
    const entries = await trail(owner.accountId)
    expect(JSON.stringify(entries)).not.toMatch(/668|555/)
  })

  test('loses none of several concurrent patches', async () => {
    const owner = await world.anOwner()
    await Promise.all([
      changeAccount({ settings: { retention: { trackDays: 30 } } }, owner, world.deps),
      changeAccount({ settings: { shifts: { toleranceSeconds: 5 } } }, owner, world.deps),
      changeAccount(rename('Third'), owner, world.deps),
    ])
    const { name, settings, version } = await (await world.as(owner.sub)).openAccount()
    expect([name, settings.retention.trackDays, settings.shifts.toleranceSeconds, version]).toEqual(['Third', 30, 5, 4])
    expect(await trail(owner.accountId)).toHaveLength(4)
  })

  test('without a difference adds no audit entry', async () => {
    const owner = await world.anOwner()
    await changeAccount(rename(`Company of ${owner.sub}`), owner, world.deps)
    expect(await trail(owner.accountId)).toHaveLength(1)
  })

  test('of the retention schedules work on stored tracks in the same transaction', async () => {
    const owner = await world.anOwner()
    const pk = partitionOf(owner.accountId, 'due')
    const nextKey = { kind: 'rotate-key', details: {} }
    await changeAccount(rename('Another'), owner, world.deps)
    expect(await Array.fromAsync(readRange(world.table, { pk }))).toMatchObject([nextKey])
    await changeAccount({ settings: { retention: { trackDays: 30 } } }, owner, world.deps)
    const dues = await Array.fromAsync(readRange(world.table, { pk }))
    expect(dues).toMatchObject([{ kind: 'retention', details: { days: 30 } }, nextKey])
  })

  test('to sending hours that never open is refused, merged with the stored ones', async () => {
    const owner = await world.anOwner()
    const never = { settings: { messaging: { sendingHours: { start: '20:00' } } } }
    await expect(changeAccount(never, owner, world.deps)).rejects.toThrow('invalid')
  })
})

test('the first acknowledgement of the tracking notice is written to member and login in one transaction', async () => {
  const owner = await world.anOwner()
  const deps = { ...world.deps, trackFrom: async () => undefined }
  const before = await showTrackingNotice(owner, undefined, world.deps)
  expect(before).toMatchObject({ acknowledgedAt: undefined, keptFor: 'P400D' })
  const times = await Promise.all([1, 2, 3].map(() => acknowledgeTrackingNotice({}, owner, deps)))
  const again = await world.as(owner.sub)
  const { acknowledgedAt } = await acknowledgeTrackingNotice({}, again, deps)
  expect(new Set([...times.map((each) => each.acknowledgedAt), acknowledgedAt]).size).toBe(1)
  expect(again.noticeAcknowledgedAt).toBe(acknowledgedAt)
  const member = await world.deps.findMember(owner.accountId, owner.memberId)
  expect(member?.noticeAcknowledgedAt).toBe(acknowledgedAt)
})

describe('a notice that promises less than the acknowledged one', () => {
  const settings = (trackDays: number, toleranceSeconds: number) => ({
    settings: { retention: { trackDays }, shifts: { toleranceSeconds } },
  })

  test('asks again, a narrower one does not', async () => {
    const owner = await world.anOwner()
    const tracked: string[] = []
    const deps = {
      ...world.deps,
      trackFrom: async (_account: string, _member: string, at: string) => void tracked.push(at),
    }
    const { acknowledgedAt } = await acknowledgeTrackingNotice({}, owner, deps)
    await changeAccount(settings(100, 30), await world.as(owner.sub), world.deps)
    expect(await showTrackingNotice(await world.as(owner.sub), undefined, world.deps)).toMatchObject({
      keptFor: 'P100D',
      acknowledgedAt,
    })

    await changeAccount(settings(100, 90), await world.as(owner.sub), world.deps)
    const asked = await world.as(owner.sub)
    const { version, ...shown } = await showTrackingNotice(asked, undefined, world.deps)
    expect(shown.acknowledgedAt).toBeUndefined()
    await expect(acknowledgeTrackingNotice({ version: 'another' }, asked, deps)).rejects.toMatchObject({
      code: 'wrong_state',
    })
    const again = await acknowledgeTrackingNotice({ version }, asked, deps)
    expect(again.acknowledgedAt > acknowledgedAt).toBe(true)
    expect(await showTrackingNotice(await world.as(owner.sub), undefined, world.deps)).toMatchObject(again)
    expect(tracked).toEqual([acknowledgedAt, again.acknowledgedAt])
  })

  test('is remembered for as long as a clock-in may be on its way, and changes only so often', async () => {
    const owner = await world.anOwner()
    for (let days = 1; days <= 50; days += 1)
      await changeAccount(settings(days, 60), await world.as(owner.sub), world.deps)
    const { account } = await world.as(owner.sub)
    expect(account.pastNotices?.map(({ trackDays }) => trackDays).slice(0, 3)).toEqual([400, 1, 2])
    const more = changeAccount(settings(51, 60), await world.as(owner.sub), world.deps)
    await expect(more).rejects.toMatchObject({ code: 'too_many', retryAfterSeconds: expect.closeTo(15 * 86_400, -2) })
  })
})
