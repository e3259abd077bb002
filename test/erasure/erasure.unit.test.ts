import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addresseesOf, maxOwnersTold, ownersToTell } from '../../functions/erasure/domain/addressees.ts'
import { confirms } from '../../functions/erasure/domain/confirm-name.ts'
import { isStuck, progressOf, signedInRecently, sumOf } from '../../functions/erasure/domain/erasure.ts'
import { receiptOf } from '../../functions/erasure/domain/receipt.ts'

describe('confirmation', () => {
  const now = Date.parse('2026-03-01T12:00:00Z')
  test('a sign-in counts as recent for five minutes', () => {
    expect(signedInRecently(now / 1_000 - 300, now)).toBe(true)
    expect(signedInRecently(now / 1_000 - 301, now)).toBe(false)
    expect(signedInRecently(Number.NaN, now)).toBe(false)
  })

  test.each([
    ['spaces around it', ' Bright Windows\n', 'Bright Windows'],
    ['several spaces', 'Bright  Windows', 'Bright Windows'],
    ['spaces that do not break', 'Bright\u00a0Windows', 'Bright Windows'],
    ['the composition of accents', 'Cafe\u0301', 'Caf\u00e9'],
    ['a straight apostrophe', "Ann's Windows", 'Ann’s Windows'],
    ['a curly apostrophe', 'Ann’s Windows', "Ann's Windows"],
    ['an accent as apostrophe', 'Ann´s Windows', 'Ann’s Windows'],
    ['straight quotation marks', '"Bright" Windows', '„Bright“ Windows'],
    ['a hyphen', 'Bright - Windows', 'Bright – Windows'],
    ['full-width letters', 'Ｂright', 'Bright'],
    ['invisible marks', 'Bright Windows', '\u200eBri\u00adght Windows\u200b'],
  ])('in the name, %s does not matter', (_what, typed, name) => {
    expect(confirms(typed, name)).toBe(true)
  })

  test.each(['bright windows', 'BrightWindows', 'Bright', '', 'Bright Windows.', 'Bright Wíndows'])(
    '“%s” is not the name',
    (other) => {
      expect(confirms(other, 'Bright Windows')).toBe(false)
    },
  )

  test('an empty text never is the name', () => {
    expect(confirms('', '\u200b')).toBe(false)
  })
})

describe('who is told', () => {
  const company = { name: 'Bright Windows', contactEmail: 'Owner3@example.test', country: 'MX' }
  const owner = (n: number) => ({ memberId: `m${n}`, name: `Owner ${n}`, email: `owner${n}@example.test` })
  const owners = [...Array(200).keys()].map(owner)

  test('who asks, then the others, up to a bound, then the contact address', () => {
    const told = ownersToTell(owners, 'm150') ?? []
    expect(told).toHaveLength(maxOwnersTold)
    expect(told.slice(0, 3).map(({ memberId }) => memberId)).toEqual(['m150', 'm0', 'm1'])
    const elsewhere = { ...company, contactEmail: 'hello@example.test' }
    const addressees = addresseesOf(told, elsewhere)
    expect(addressees).toHaveLength(maxOwnersTold + 1)
    expect(addressees[0]).toMatchObject({ why: 'asked', language: 'es' })
    expect(addressees.at(-1)).toMatchObject({ to: 'hello@example.test', why: 'contact' })
  })

  test('an address gets one email, whatever its case', () => {
    const addressees = addresseesOf(owners.slice(0, 5), company)
    expect(addressees.map(({ why }) => why)).toEqual(['asked', 'owner', 'owner', 'owner', 'owner'])
  })

  test('nobody, if who asks is not an owner', () => {
    expect(ownersToTell(owners, 'another')).toBeUndefined()
  })
})

describe('progress', () => {
  const found = { member: 2, login: 2, segment: 300, device: 0 }
  const ownerOf = (type: string) => (type === 'login' ? 'member' : undefined)

  test('a pointer counts as erased with the rows that name it', () => {
    expect(progressOf('erasing', found, { member: 1 }, ownerOf)).toMatchObject({
      member: { found: 2, erased: 1 },
      login: { found: 2, erased: 0 },
    })
    expect(progressOf('erasing', found, { member: 2 }, ownerOf)).toMatchObject({ login: { found: 2, erased: 2 } })
  })

  test('never exceeds what was found, and equals it at the end, whatever the slices saved', () => {
    const counts = fc.dictionary(fc.constantFrom('member', 'login', 'segment'), fc.nat(1_000))
    fc.assert(
      fc.property(counts, (erased) => {
        for (const each of Object.values(progressOf('erasing', found, erased, ownerOf))) {
          expect(each.erased).toBeLessThanOrEqual(each.found)
        }
        for (const each of Object.values(progressOf('erased', found, erased, ownerOf))) {
          expect(each.erased).toBe(each.found)
        }
      }),
    )
  })

  test('is stuck after an hour without any', () => {
    expect(isStuck(0, 3_600_000)).toBe(false)
    expect(isStuck(0, 3_600_001)).toBe(true)
  })

  test('sums counts by name', () => {
    expect(sumOf({ a: 1 }, { a: 2, b: 3 }, {})).toEqual({ a: 3, b: 3 })
  })
})

test('the receipt says what was found, what is retained, and until when (erasure rules 7, 9)', () => {
  const requestedAt = Date.parse('2026-03-01T12:00:00Z')
  const facts = {
    erasureId: 'e',
    accountHash: 'h',
    requestedAt,
    shreddedAt: requestedAt + 60_000,
    erasedAt: requestedAt + 120_000,
    found: { shift: 3, device: 0 },
    externalData: { logins: 2, files: 0 },
    retained: [{ what: 'suppression', why: 'memory', until: 'for good' }],
    backupDays: 7,
  }
  const receipt = receiptOf(facts)
  expect(receipt).toMatchObject({
    found: { shift: 3, device: 0 },
    remaining: 0,
    erasedAt: '2026-03-01T12:02:00.000Z',
    keyUnrecoverableAt: '2026-03-02T12:01:00.000Z',
    backupsExpireAt: '2026-03-08T12:02:00.000Z',
  })
  expect(receipt.kept.map(({ what }) => what)).toEqual([
    'suppression',
    'backups of the table',
    'logs',
    'messages in flight',
  ])
  expect(receiptOf(facts)).toEqual(receipt)
})
