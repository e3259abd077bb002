import { describe, expect, test } from 'vitest'
import { LoginItem } from '../../../functions/shared/identity/login.ts'
import { findPrincipal } from '../../../functions/shared/identity/principal-store.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

/** As an earlier release stored it. */
async function storedZone(company: Company, customerId: string, timeZone: string) {
  const before = await company.deps.findCustomer(company.accountId, customerId)
  if (!before) throw new Error('no customer')
  await company.deps.changeCustomer(company.accountId, before, { ...before, timeZone }, before.updatedAt)
}

describe('an abbreviation that an earlier release stored as a time zone', () => {
  test.each([
    ['the customer', 'PST', undefined, '2026-03-04T17:00:00.000Z'],
    ['the account', undefined, 'CST', '2026-03-04T15:00:00.000Z'],
    ['both', 'IST', 'PST', '2026-03-04T17:00:00.000Z'],
  ])(
    'of %s is mended when it is read: appointments are made, and reminders go',
    async (name, ofCustomer, ofAccount, at) => {
      const company = await aCompany(table, `zone-of-${name.replace(' ', '-')}`)
      if (ofAccount) await company.setAccount({ timeZone: ofAccount })
      const { customerId } = await company.customer()
      await company.recordsConsent(customerId)
      if (ofCustomer) await storedZone(company, customerId, ofCustomer)
      const account = (await company.deps.findActiveAccount(company.accountId)) ?? company.account
      const made = await company.appointment(customerId, {
        startsAt: at,
        ...(ofAccount && { timeZone: account.timeZone }),
      })
      expect(made.localStart).toBe('2026-03-04T09:00:00')
      company.time.now = Date.parse(at) - 24 * 3_600_000 + 30_000
      await company.runDue()
      expect(company.sms).toHaveLength(1)
    },
  )

  test('is a zone in the principal of each request', async () => {
    const company = await aCompany(table, 'zone-of-principal', { country: 'UK' })
    await company.setAccount({ timeZone: 'BST', country: 'UK' })
    const login = { sub: 'old-zone', accountId: company.accountId, memberId: 'office', role: 'owner' as const }
    const Item = await table.row(LoginItem, company.accountId, login)
    await table.transact([{ Put: { TableName: table.name, Item } }], () => {})
    const { account } = await findPrincipal(table, { sub: 'old-zone', username: 'x', authTime: 0 })
    expect(account).toMatchObject({ timeZone: 'Europe/London', country: 'GB' })
  })
})
