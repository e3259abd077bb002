import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requireMayManage } from '../../functions/accounts/domain/authority.ts'
import { isAbandoned } from '../../functions/accounts/domain/login.ts'
import { temporaryPassword } from '../../functions/accounts/domain/password.ts'
import { trackingNotice } from '../../functions/accounts/domain/tracking-notice.ts'

describe('who may manage whom', () => {
  test.each([
    ['owner', 'owner', true],
    ['owner', 'staff', true],
    ['owner', 'worker', true],
    ['staff', 'worker', true],
    ['staff', 'staff', false],
    ['staff', 'owner', false],
    ['worker', 'worker', false],
  ] as const)('%s manages %s: %s', (caller, role, may) => {
    const ask = () => requireMayManage(caller, role)
    if (may) expect(ask).not.toThrow()
    else expect(ask).toThrow('forbidden')
  })

  test('staff may not give a worker a role that they do not manage', () => {
    expect(() => requireMayManage('staff', 'worker', 'staff')).toThrow('forbidden')
    expect(() => requireMayManage('staff', 'worker', undefined)).not.toThrow()
  })
})

describe('the password of an invitation', () => {
  test('has a character of every class that Cognito demands', () => {
    for (let i = 0; i < 500; i += 1) {
      const password = temporaryPassword((below) => randomInt(below))
      expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[-+=_#])\S{16}$/)
    }
  })

  test('has them for any random numbers', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (dice) => {
        const password = temporaryPassword((below) => Number(dice.next().value) % below)
        expect(password).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)(?=.*[-+=_#])\S{16}$/)
      }),
    )
  })

  test('differs each time', () => {
    const passwords = Array.from({ length: 200 }, () => temporaryPassword((below) => randomInt(below)))
    expect(new Set(passwords).size).toBe(200)
  })
})

test('an invitation is abandoned only when no request can still be working on it', () => {
  const login = { sub: 's', email: 'e', name: undefined, enabled: true, status: 'FORCE_CHANGE_PASSWORD', createdAt: 0 }
  expect(isAbandoned(login, 60_001)).toBe(true)
  expect(isAbandoned(login, 60_000)).toBe(false)
  expect(isAbandoned({ ...login, status: 'CONFIRMED' }, 600_000)).toBe(false)
  expect(isAbandoned({ ...login, status: 'UNCONFIRMED' }, 600_000)).toBe(false)
})

test('the tracking notice says what is recorded, when, for how long and who may see it, with the account’s settings', () => {
  const notice = trackingNotice('Bright Windows', { toleranceSeconds: 90, trackDays: 30 }, 'en')
  expect(notice).toMatchObject({ keptFor: 'P30D', what: expect.arrayContaining(['position', 'speed', 'battery']) })
  for (const said of ['Bright Windows', '90 seconds', '30 days', 'the office', 'the owner']) {
    expect(notice.text).toContain(said)
  }
})
