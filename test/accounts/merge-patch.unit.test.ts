import { describe, expect, test } from 'vitest'
import { changesBetween } from '../../functions/accounts/domain/changes.ts'
import { millisecondsOf } from '../../functions/accounts/domain/duration.ts'
import { patched, requireOpenHours } from '../../functions/accounts/domain/merge-patch.ts'
import { AccountPatch } from '../../functions/accounts/schemas.ts'
import { type Account, defaultSettings, Settings } from '../../functions/shared/identity/account.ts'

const account: Account = {
  accountId: 'a',
  state: 'active',
  version: 1,
  createdAt: '2026-01-01T00:00:00.000Z',
  timeZone: 'Europe/Zurich',
  country: 'CH',
  settings: defaultSettings,
  name: 'Bright Windows',
  postalAddress: 'Seestrasse 1',
  contactEmail: 'hello@example.test',
}

describe('a patch', () => {
  test('changes only the fields that it contains, at any depth', () => {
    const patch = AccountPatch.parse({ settings: { messaging: { sendingHours: { start: '09:00' } } } })
    const { settings, ...rest } = patched(account, patch)
    expect({ ...rest, settings: defaultSettings }).toEqual(account)
    expect(settings.messaging).toEqual({ ...defaultSettings.messaging, sendingHours: { start: '09:00', end: '20:00' } })
    expect(settings.shifts).toEqual(defaultSettings.shifts)
    expect(Settings.parse(settings)).toEqual(settings)
  })

  test('replaces a list whole', () => {
    const patch = AccountPatch.parse({ settings: { messaging: { reminderOffsets: ['-PT1H'] } } })
    expect(patched(account, patch).settings.messaging.reminderOffsets).toEqual(['-PT1H'])
  })

  test('sets, changes and removes the phone that customers read', () => {
    const withPhone = patched(account, AccountPatch.parse({ brand: { phone: '(206) 555-0100 ext. 7' } }))
    expect(withPhone.brand).toEqual({ phone: '(206) 555-0100 ext. 7' })
    const without = patched(account, AccountPatch.parse({ brand: { phone: null } }))
    expect(without.brand).toEqual({ phone: undefined })
    expect(patched(withPhone, AccountPatch.parse({ brand: { phone: null } })).brand?.phone).toBeUndefined()
    for (const phone of ['', 'call me', '12', 'https://x.example/12345', '206\u200b5550100'])
      expect(AccountPatch.safeParse({ brand: { phone } }).success).toBe(false)
  })

  test('takes a colour and a logo beside the phone, each by itself', () => {
    const branded = patched(account, AccountPatch.parse({ brand: { color: '#0B5cad', phone: '(206) 555-0100' } }))
    const whole = patched(branded, AccountPatch.parse({ brand: { logo: 'https://cdn.example.com/logo.svg' } }))
    expect(whole.brand).toEqual({ color: '#0B5cad', logo: 'https://cdn.example.com/logo.svg', phone: '(206) 555-0100' })
    expect(patched(whole, AccountPatch.parse({ brand: { color: null } })).brand?.color).toBeUndefined()
  })

  test.each([
    { color: 'blue' },
    { color: '#fff' },
    { color: '#0b5cad;background:url(//x)' },
    { color: '#0b5cad\n' },
    { logo: 'http://cdn.example.com/logo.svg' },
    { logo: 'https://user@cdn.example.com/logo.svg' },
    { logo: 'javascript:alert(1)' },
    { logo: `https://cdn.example.com/${'x'.repeat(300)}` },
    { font: 'Comic' },
  ])('refuses the brand %j', (brand) => {
    expect(AccountPatch.safeParse({ brand }).success).toBe(false)
  })

  test('removes the sender’s name with null', () => {
    const named = patched(account, AccountPatch.parse({ settings: { messaging: { senderName: 'Windows' } } }))
    expect(named.settings.messaging.senderName).toBe('Windows')
    const again = patched(named, AccountPatch.parse({ settings: { messaging: { senderName: null } } }))
    expect(again.settings.messaging.senderName).toBeUndefined()
  })

  test.each([
    { settings: { shifts: { toleranceSeconds: -1 } } },
    { settings: { shifts: { toleranceSeconds: '60' } } },
    { settings: { retention: { trackDays: 0 } } },
    { settings: { messaging: { quietHours: { start: '09:00' } } } },
    { settings: { messaging: { sendingHours: { start: '24:00' } } } },
    { settings: { messaging: { sendingHours: { start: '07:59' } } } },
    { settings: { messaging: { sendingHours: { start: '00:00', end: '23:59' } } } },
    { settings: { messaging: { sendingHours: { end: '20:01' } } } },
    { settings: { messaging: { sendingHours: { end: '9:00' } } } },
    { settings: { messaging: { reminderOffsets: ['P1D'] } } },
    { settings: { other: 1 } },
    { settings: null },
    { state: 'erasing' },
    { accountId: 'b' },
    { country: 'Switzerland' },
    { timeZone: '+02:00' },
    { name: '' },
    { name: 'two\nlines' },
  ])('refuses %j', (patch) => {
    expect(AccountPatch.safeParse(patch).success).toBe(false)
  })
})

test('sending hours that never open are refused', () => {
  expect(() => requireOpenHours({ start: '08:00', end: '20:00' })).not.toThrow()
  expect(() => requireOpenHours({ start: '20:00', end: '08:00' })).toThrow('invalid')
  expect(() => requireOpenHours({ start: '08:00', end: '08:00' })).toThrow('invalid')
})

test('an audit entry contains only the fields that differ, old and new', () => {
  expect(changesBetween({ a: 1, b: [1], c: 1 }, { a: 1, b: [2], d: 2 })).toEqual({
    old: { b: [1], c: 1, d: undefined },
    new: { b: [2], c: undefined, d: 2 },
  })
})

test.each([
  ['PT0S', 0],
  ['PT90S', 90_000],
  ['P3D', 259_200_000],
  ['P1DT2H3M4S', 93_784_000],
])('%s is %i ms', (duration, milliseconds) => {
  expect(millisecondsOf(duration)).toBe(milliseconds)
})

test.each(['', 'P', 'PT', 'P1M', '3 days', 'P1DT', '-P1D'])('%j is not a valid duration', (duration) => {
  expect(() => millisecondsOf(duration)).toThrow()
})
