import { expect, test } from 'vitest'
import { AccountPatch, AccountView } from '../../functions/accounts/schemas.ts'
import { AccountItem, defaultSettings } from '../../functions/shared/identity/account.ts'

const { settings: stored } = AccountItem.clear.shape
const { settings: shown } = AccountView.shape

const ofLaterRelease = {
  ...defaultSettings,
  retention: { ...defaultSettings.retention, later: 1 },
  shifts: { ...defaultSettings.shifts, later: 2 },
  messaging: { ...defaultSettings.messaging, later: 3 },
  visits: { later: 4 },
}

test('settings of a later release are read, and written back as they are', () => {
  expect(stored.parse(ofLaterRelease)).toEqual(ofLaterRelease)
})

test('clients see only those that they know of', () => {
  expect(shown.parse(stored.parse(ofLaterRelease))).toEqual(defaultSettings)
})

test.each(['retention', 'shifts', 'messaging'])('a client that sets an unknown one of %s is refused', (group) => {
  expect(AccountPatch.safeParse({ settings: { [group]: { later: 1 } } }).success).toBe(false)
  expect(AccountPatch.safeParse({ settings: { later: {} } }).success).toBe(false)
})
