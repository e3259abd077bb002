import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { findActiveAccount } from '../../../functions/shared/identity/account-store.ts'
import { type Login, LoginItem } from '../../../functions/shared/identity/login.ts'
import { MemberItem } from '../../../functions/shared/identity/member.ts'
import { dueKey, loginKey } from '../../../functions/shared/keys.ts'
import { newNotice } from '../../../functions/shared/messages/member-email.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { hoursChangedWrites } from '../../../functions/shifts/corrections/hours-changed.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { receivesSesEvent } from '../feedback/ses-events.ts'
import { aCompany, oneHour } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

describe('a notice', () => {
  async function anInvitation(accountId: string) {
    const company = await aCompany(table, accountId)
    const { time } = company
    const fields = {
      template: 'invitation' as const,
      memberId: 'm',
      to: 'ben@acme.example',
      name: 'Ben',
      company: 'Acme Heating',
    }
    const secret = { temporaryPassword: 'Canary-4711', expiresAt: time.now + 7 * 86_400_000 }
    const { writes, work } = await newNotice(table, accountId, { ...fields, ...secret }, time.now)
    await table.transact(writes, () => expect.unreachable())
    const row = () => company.deps.findSendable(accountId, work.sk.slice('message#'.length))
    return { company, work, row }
  }

  test('is sent once, and its password is removed', async () => {
    const { company, work, row } = await anInvitation('notice')
    await Promise.all([company.work(work), company.work(work)])
    await company.work(work)
    expect(company.emails).toMatchObject([
      { to: 'ben@acme.example', email: { subject: 'Acme Heating invites you to Fieldpost' } },
    ])
    expect(company.emails[0]?.email.text).toContain('Canary-4711')
    expect(company.emails[0]?.email.text).toContain('Sign in at https://app.acme.example with this email address')
    expect(await row()).toMatchObject({ status: 'sent' })
    expect(JSON.stringify(await row())).not.toContain('Canary')
    expect(await company.messages()).toEqual([])
    await receivesSesEvent(company, 'Delivery')
    expect(await row()).toMatchObject({ status: 'delivered' })
  })

  test('whose sender dies after the call loses its password with the next event', async () => {
    const { company, work, row } = await anInvitation('notice-crash')
    const death = Promise.withResolvers<void>()
    company.hook.before = (step) => {
      if (company.emails.length === 0 || step !== 'changedMessageWrite') return
      death.resolve()
      return new Promise(() => {})
    }
    await Promise.race([company.work(work), death.promise])
    company.hook.before = undefined
    await receivesSesEvent(company, 'Send')
    expect(await row()).toMatchObject({ status: 'sent' })
    expect(JSON.stringify(await row())).not.toContain('Canary')
    await company.work(work)
    expect([company.emails.length, await company.dueRows()]).toEqual([1, []])
  })

  test('that has expired is not sent', async () => {
    const { company, work, row } = await anInvitation('notice-old')
    company.time.now += 8 * 86_400_000
    await company.work(work)
    expect(company.emails).toEqual([])
    expect(await row()).toMatchObject({ status: 'expired' })
    expect(JSON.stringify(await row())).not.toContain('Canary')
  })
})

describe('an email about changed hours', () => {
  async function aChange(accountId: string) {
    const company = await aCompany(table, accountId)
    const key = dueKey(accountId, 'hours-changed', 'ben')
    const change = async () => {
      const note = { by: 'office', at: new Date(company.time.now).toISOString() }
      await table.transact(hoursChangedWrites(table, accountId, 'ben', note), () => expect.unreachable())
    }
    const ben = { memberId: 'ben', sub: 'ben', role: 'worker', state: 'active', createdAt: '2026' } as const
    const Item = await table.row(MemberItem, accountId, { ...ben, name: 'Ben', email: 'ben@acme.example' })
    await table.transact([{ Put: { TableName: table.name, Item } }], () => expect.unreachable())
    const work = () => company.work({ ...key, kind: 'hours-changed' })
    const due = () => company.deps.readDue(key)
    return { company, change, work, due }
  }

  test('goes out once an hour, however many changes there are, and without any no more', async () => {
    const { company, change, work, due } = await aChange('hours-changed')
    await change()
    await change()
    const sentAt = company.time.now
    await Promise.all([work(), work()])
    expect(company.emails).toMatchObject([{ to: 'ben@acme.example' }])
    expect(company.emails[0]?.email.text).toContain('Hello Ben')
    await change()
    company.time.now = (await due())?.dueAt ?? 0
    expect(company.time.now - sentAt).toBeGreaterThanOrEqual(oneHour)
    await work()
    expect(company.emails).toHaveLength(2)
    company.time.now += oneHour
    await work()
    expect([company.emails.length, await due()]).toEqual([2, undefined])
  })
})

describe('an email about a new device', () => {
  async function aDevice(accountId: string, invitation: Partial<Login>) {
    const company = await aCompany(table, accountId)
    const { time } = company
    const ben = { memberId: 'ben', sub: `sub-${accountId}`, role: 'worker' } as const
    const member = { ...ben, state: 'active', createdAt: '2026', name: 'Ben', email: 'ben@acme.example' } as const
    const rows = [
      await table.row(MemberItem, accountId, member),
      await table.row(LoginItem, accountId, { ...ben, accountId, ...invitation }),
    ]
    const puts = rows.map((Item) => ({ Put: { TableName: table.name, Item } }))
    await table.transact(puts, () => expect.unreachable())
    const notice = {
      template: 'device-added' as const,
      memberId: 'ben',
      language: 'es' as const,
      to: 'ben@acme.example',
      name: 'Ben',
      company: 'Acme Heating',
      device: 'Teléfono de Ben',
      addedBy: 'Olga',
      expiresAt: time.now + 30 * 86_400_000,
    }
    const { writes, work } = await newNotice(table, accountId, notice, time.now)
    await table.transact(writes, () => expect.unreachable())
    const login = (values: Record<string, unknown>, expression: string) =>
      table.send(
        new UpdateCommand({
          TableName: table.name,
          Key: loginKey(ben.sub),
          UpdateExpression: expression,
          ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
        }),
      )
    const row = () => company.deps.findSendable(accountId, work.sk.slice('message#'.length))
    return { company, work, row, login }
  }

  test('goes to a member at once, in the member’s language', async () => {
    const { company, work } = await aDevice('device-member', {})
    await company.work(work)
    expect(company.emails).toHaveLength(1)
    expect(company.emails[0]?.email.text).toContain('Olga ha añadido un dispositivo')
  })

  test('waits until an invited person has joined', async () => {
    const { company, work, row, login } = await aDevice('device-invited', { invitedUntil: 9e15 })
    await company.work(work)
    expect([company.emails.length, (await row())?.status]).toEqual([0, 'deferred'])
    company.time.now += 2 * 86_400_000
    await login({}, 'REMOVE invitedUntil')
    await company.work(work)
    expect([company.emails.length, (await row())?.status]).toEqual([1, 'sent'])
  })

  test('is never sent when the invitation ended', async () => {
    const { company, work, row, login } = await aDevice('device-declined', { invitedUntil: 9e15 })
    await login({ ':now': company.time.now }, 'SET invitationEndedAt = :now')
    await company.work(work)
    expect([company.emails.length, (await row())?.status]).toEqual([0, 'expired'])
  })
})

describe('an email about a silent phone', () => {
  async function aSilence(accountId: string, state: 'active' | 'removed') {
    const company = await aCompany(table, accountId)
    const member = { memberId: 'ben', sub: 'ben', role: 'worker', state, createdAt: '2026' } as const
    const Item = await table.row(MemberItem, accountId, { ...member, name: 'Ben', email: 'ben@acme.example' })
    const notice = {
      template: 'silent-phone' as const,
      memberId: 'office',
      workerId: 'ben',
      silentAt: company.time.now - 15 * 60_000,
      battery: 0.04,
      to: 'office@acme.example',
      name: 'Acme Heating',
      company: 'Acme Heating',
      expiresAt: company.time.now + oneHour,
    }
    const { writes, work } = await newNotice(table, accountId, notice, company.time.now)
    await table.transact([...writes, { Put: { TableName: table.name, Item } }], () => expect.unreachable())
    await company.work(work)
    return company
  }

  test('names the worker, and the time as clocks of the company show it', async () => {
    const { emails, time } = await aSilence('silent-phone', 'active')
    const { timeZone } = (await findActiveAccount(table, 'silent-phone')) ?? expect.unreachable()
    const clock = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit' })
    expect(emails).toMatchObject([{ to: 'office@acme.example' }])
    const { subject, text } = emails[0]?.email ?? expect.unreachable()
    expect(subject).toContain(`Ben’s phone has not been heard since ${clock.format(time.now - 15 * 60_000)}`)
    expect(text).toContain('Its battery was at 4 % then.')
  })

  test('does not go out for a member who was removed meanwhile', async () => {
    expect((await aSilence('silent-removed', 'removed')).emails).toEqual([])
  })
})
