import { expect, test } from 'vitest'
import { AccountItem, defaultSettings } from '../../functions/shared/identity/account.ts'

const { sendingHours: usual, ...messaging } = defaultSettings.messaging

const stored = (over: object) => {
  const row = { accountId: 'a', state: 'active', version: 1, createdAt: '2026-01-01T00:00:00.000Z' }
  const settings = { ...defaultSettings, messaging: { ...messaging, ...over } }
  return AccountItem.clear.parse({ ...row, timeZone: 'Europe/Zurich', country: 'CH', settings }).settings.messaging
}

test.each([
  ['wider on both sides', { start: '00:00', end: '23:59' }, usual],
  ['wider in the morning', { start: '06:00', end: '18:00' }, { start: '08:00', end: '18:00' }],
  ['wider in the evening', { start: '09:30', end: '22:00' }, { start: '09:30', end: '20:00' }],
  ['narrower', { start: '09:00', end: '17:00' }, { start: '09:00', end: '17:00' }],
  ['of the night only', { start: '21:00', end: '23:00' }, usual],
  ['that end when the widest begin', { start: '05:00', end: '08:00' }, usual],
])('stored hours %s are read within 08:00 to 20:00, under either name', (_, hours, expected) => {
  for (const name of ['quietHours', 'sendingHours']) {
    expect(stored({ [name]: hours })).toEqual({ ...messaging, sendingHours: expected })
  }
})

test('the new name counts where a row has both, and the default where it has none', () => {
  const both = { quietHours: { start: '10:00', end: '11:00' }, sendingHours: { start: '12:00', end: '13:00' } }
  expect(stored(both)).toEqual({ ...messaging, sendingHours: { start: '12:00', end: '13:00' } })
  expect(stored({})).toEqual({ ...messaging, sendingHours: usual })
})
