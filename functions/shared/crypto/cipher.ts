import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import type { Key } from '../keys.ts'

/** Sealed values carry the version of their key. */
export type DataKey = { readonly version: number; readonly bytes: Uint8Array }

const format = 1
const nonceLength = 12
const tagLength = 16
const headerLength = 2 + nonceLength

const keyObjects = new WeakMap<Uint8Array, KeyObject>()

/** Cached: takes four times as long as sealing an upload. */
function keyObjectOf({ bytes }: DataKey): KeyObject {
  const known = keyObjects.get(bytes)
  if (known) return known
  const key = createSecretKey(bytes)
  keyObjects.set(bytes, key)
  return key
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce:
 * `format(1) | key version(1) | nonce(12) | ciphertext | tag(16)`, 30 bytes longer than the plain text.
 * `aad` is authenticated but not stored, so bytes copied to another row or account do not open.
 */
export function seal(key: DataKey, aad: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(key), nonce)
  cipher.setAAD(Buffer.from(aad))
  return Buffer.concat([
    Uint8Array.of(format, key.version),
    nonce,
    cipher.update(plain),
    cipher.final(),
    cipher.getAuthTag(),
  ])
}

/** @throws Error if the bytes are not a sealed value */
export function keyVersionOf(sealed: Uint8Array): number {
  const version = sealed[1]
  if (sealed[0] !== format || version === undefined || sealed.length < headerLength + tagLength) {
    throw new Error('not a sealed value')
  }
  return version
}

/** @throws Error if the key, `aad` or any bit differs */
export function open(key: DataKey, aad: string, sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', keyObjectOf(key), sealed.subarray(2, headerLength), {
    authTagLength: tagLength,
  })
  decipher.setAAD(Buffer.from(aad))
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength))
  return Buffer.concat([decipher.update(sealed.subarray(headerLength, sealed.length - tagLength)), decipher.final()])
}

export function aad(key: Key): string {
  return `${key.pk}|${key.sk}`
}
