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

/** The receipt in a file: a compact JWS by itself, or what the status link answers, which holds one. */
export function receiptIn(text: string): string {
  const content = text.trim()
  if (!content.startsWith('{')) return content
  const { receipt } = JSON.parse(content)
  if (typeof receipt !== 'string') throw new Error('the file holds no receipt: the erasure is not finished')
  return receipt
}

/** What the receipt says, if one of the keys (a JWK set, RFC 7517) has signed it. Throws with the reason when none has. */
export function verifiedReceipt(jws: string, jwks: string): Statement {
  const [header = '', payload = '', signature = '', ...rest] = jws.split('.')
  if (!signature || rest.length > 0) throw new Error('this is no compact JWS')
  const { alg, kid } = decoded(header) as { alg?: string; kid?: string }
  if (alg !== 'ES256') throw new Error(`receipts are signed with ES256 and not with ${alg}`)
  const { keys = [] } = JSON.parse(jwks) as { keys?: (JsonWebKey & { kid?: string })[] }
  const key = keys.find((each) => each.kid === kid && each.kty === 'EC' && each.crv === 'P-256')
  if (!key) throw new Error(`no key ${kid} among the keys given`)
  const publicKey = { key: createPublicKey({ key, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  const isGenuine = verify(
    'sha256',
    Buffer.from(`${header}.${payload}`),
    publicKey,
    Buffer.from(signature, 'base64url'),
  )
  if (!isGenuine) throw new Error('the signature does not belong to this receipt and this key')
  return decoded(payload) as Statement
}

function decoded(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}
