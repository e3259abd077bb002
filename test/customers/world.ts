import { consentStore } from '../../functions/customers/consent/consent-store.ts'
import { suppressionStore } from '../../functions/customers/consent/suppression-store.ts'
import { customerStore } from '../../functions/customers/customer-store.ts'
import { defaultSettings } from '../../functions/shared/identity/account.ts'
import type { Table } from '../../functions/shared/table/table.ts'

const ourNumber = '+12065550100'
export const noon = Date.parse('2026-03-02T12:00:00.000Z')

/** The dependencies of the customers' use cases, over one table and a clock that the test moves. */
export function customerWorld(table: Table, accountId: string) {
  const time = { now: noon }
  const account = {
    accountId,
    state: 'active' as const,
    version: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    timeZone: 'America/New_York',
    country: 'US',
    settings: defaultSettings,
  }
  const deps = {
    ...customerStore(table),
    ...consentStore(table),
    ...suppressionStore(table, ourNumber),
    now: () => time.now++, // no two events at the same instant
  }
  return { deps, time, office: { accountId, memberId: 'office', role: 'staff' as const, account } }
}

export const granted = {
  channel: 'sms',
  kinds: ['reminder'],
  decision: 'granted',
  method: 'paper',
  statement: 'I agree to receive reminders by text.',
} as const
