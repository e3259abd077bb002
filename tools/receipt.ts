import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'

export type Statement = {
  readonly erasureId: string
  readonly accountHash: string
  readonly requestedAt: string
  readonly erasedAt: string
  readonly found: Readonly<Record<string, number>>
  readonly outside: Readonly<Record<string, number>>
  readonly remaining: number
  readonly kept: readonly { readonly what: string; readonly why: string; readonly until: string }[]
  readonly keyUnrecoverableAt: string
  readonly backupsExpireAt: string
  readonly method: string
}

/** A compact JWS, or the response of the status link. */
export function receiptIn(text: string): string {
  const content = text.trim()
  if (!content.startsWith('{')) return content
  const { receipt } = parsed(content, 'the file is neither a receipt nor JSON')
  if (typeof receipt !== 'string') throw new Error('the file holds no receipt: the erasure is not finished')
  return receipt
}

/**
 * `jwks`: a JWK set (RFC 7517).
 * @throws Error with the reason if none of its keys has signed the receipt
 */
export function verifiedReceipt(jws: string, jwks: string): Statement {
  const [header = '', payload = '', signature = '', ...rest] = jws.split('.')
  if (!signature || rest.length > 0) throw new Error('this is not a compact JWS')
  const { alg, kid } = parsed(decoded(header), 'this is not a compact JWS')
  if (alg !== 'ES256') throw new Error(`receipts are signed with ES256 and not with ${alg}`)
  const { keys } = parsed(jwks, 'the keys are not JSON')
  if (!Array.isArray(keys)) throw new Error('the keys are not a JWK set')
  const key = (keys as (JsonWebKey & { kid?: string })[]).find(
    (each) => each.kid === kid && each.kty === 'EC' && each.crv === 'P-256',
  )
  if (!key) throw new Error(`no key ${kid} among the given keys`)
  const publicKey = { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  const isGenuine = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  )
  if (!isGenuine) throw new Error('the signature does not belong to this receipt and this key')
  return JSON.parse(decoded(payload)) as Statement
}

function decoded(part: string): string {
  return Buffer.from(part, 'base64url').toString()
}

function parsed(text: string, failure: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
  } catch {
    throw new Error(failure)
  }
}
