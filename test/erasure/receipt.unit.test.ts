import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compactJws, jwkOf, rawSignature, signingInput } from '../../functions/erasure/domain/jws.ts'
import { receiptOf } from '../../functions/erasure/domain/receipt.ts'
import { retainedItems } from '../../functions/erasure/registry/all-erasers.ts'
import { ownedItemTypes } from '../../functions/shared/keys.ts'

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

describe('converting a DER signature of KMS to JWS', () => {
  test('gives 64 bytes that verify', () => {
    for (let n = 0; n < 600; n += 1) {
      // one in 128 has a number with a leading zero byte
      const message = Buffer.from(`message ${n}`)
      const raw = rawSignature(sign('sha256', message, privateKey))
      expect(raw).toHaveLength(64)
      expect(verify('sha256', message, { key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true)
    }
  })

  test('pads short numbers', () => {
    const number = fc.uint8Array({ minLength: 1, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
    fc.assert(
      fc.property(number, number, (r, s) => {
        const body = Buffer.concat([der(r), der(s)])
        const raw = rawSignature(Buffer.concat([Buffer.of(0x30, body.length), body]))
        const padded = (value: Buffer) => Buffer.concat([Buffer.alloc(32 - value.length), value])
        expect(raw).toEqual(Buffer.concat([padded(r), padded(s)]))
      }),
    )
  })

  test('refuses anything else', () => {
    const good = sign('sha256', Buffer.from('x'), privateKey)
    for (const bad of [Buffer.alloc(0), good.subarray(1), good.subarray(0, -1), Buffer.concat([good, Buffer.of(0)])]) {
      expect(() => rawSignature(bad)).toThrow()
    }
  })
})

function der(value: Buffer): Buffer {
  const first = value.findIndex((byte) => byte !== 0)
  const shortest = first < 0 ? Buffer.of(0) : value.subarray(first)
  const number = (shortest[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), shortest]) : shortest
  return Buffer.concat([Buffer.of(0x02, number.length), number])
}

test('only a P-256 key can be published', () => {
  const spki = (key: typeof publicKey) => key.export({ type: 'spki', format: 'der' })
  expect(jwkOf('kid', spki(publicKey))).toMatchObject({ kty: 'EC', crv: 'P-256', alg: 'ES256', kid: 'kid' })
  expect(() => jwkOf('kid', spki(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey))).toThrow('P-256')
})

test('the longest receipt fits into the 4,096 bytes that KMS signs', () => {
  const found = Object.fromEntries(ownedItemTypes.map((type) => [type, 123_456_789]))
  const ids = { erasureId: '01JD0000000000000000000000', accountHash: 'a'.repeat(64) }
  const times = { requestedAt: 1.8e12, shreddedAt: 1.8e12, erasedAt: 1.8e12 }
  const externalData = { logins: 12_345, files: 12_345 }
  const receipt = receiptOf({ ...ids, ...times, found, externalData, retained: retainedItems, backupDays: 35 })
  const input = signingInput('a'.repeat(36), receipt)
  expect(input.length).toBeLessThan(4_096)
  expect(compactJws(input, sign('sha256', Buffer.from(input), privateKey)).split('.')).toHaveLength(3)
})
