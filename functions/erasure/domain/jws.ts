import { createPublicKey } from 'node:crypto'

/** RFC 7517 */
export type Jwk = {
  readonly kty: 'EC'
  readonly crv: 'P-256'
  readonly x: string
  readonly y: string
  readonly kid: string
  readonly alg: 'ES256'
  readonly use: 'sig'
}

/** RFC 7515 */
export function signingInput(kid: string, payload: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'ES256', kid })}.${part(payload)}`
}

/** `der` as KMS returns it. */
export function compactJws(input: string, der: Uint8Array): string {
  return `${input}.${rawSignature(der).toString('base64url')}`
}

const half = 32

/**
 * From ASN.1 DER (`SEQUENCE { INTEGER r, INTEGER s }`, RFC 3279) to `r | s` (RFC 7518, 3.4). Throws for anything but
 * P-256.
 */
export function rawSignature(der: Uint8Array): Buffer {
  const bytes = Buffer.from(der)
  const r = integerAt(bytes, 2)
  const s = integerAt(bytes, r.end)
  if (bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2 || s.end !== bytes.length) throw new Error('no DER signature')
  return Buffer.concat([padded(r.value), padded(s.value)])
}

function integerAt(bytes: Buffer, at: number): { value: Buffer; end: number } {
  const end = at + 2 + (bytes[at + 1] ?? 0)
  if (bytes[at] !== 0x02 || end > bytes.length) throw new Error('no DER integer')
  return { value: bytes.subarray(at + 2, end), end }
}

/** DER drops leading zeros, and prepends one where the top bit is set. */
function padded(value: Buffer): Buffer {
  const start = Math.max(0, value.length - half)
  if (value.subarray(0, start).some((byte) => byte !== 0)) throw new Error('a DER integer longer than the curve')
  const number = value.subarray(start)
  return Buffer.concat([Buffer.alloc(half - number.length), number])
}

/** `spki`: a DER SubjectPublicKeyInfo. Throws for another curve than P-256. */
export function jwkOf(kid: string, spki: Uint8Array): Jwk {
  const { kty, crv, x, y } = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' }).export({
    format: 'jwk',
  })
  if (kty !== 'EC' || crv !== 'P-256' || !x || !y) throw new Error('not a key of P-256')
  return { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' }
}
