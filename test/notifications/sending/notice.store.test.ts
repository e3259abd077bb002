import { describe, expect, test } from 'vitest'
import { newNotice } from '../../../functions/shared/messages/member-email.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { receivesSesEvent } from '../feedback/ses-events.ts'
import { aCompany } from '../world.ts'

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
