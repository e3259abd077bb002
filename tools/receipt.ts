import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'
import * as z from 'zod'

const counts = z.record(z.string(), z.int())
const Statement = z.object({
  erasureId: z.string(),
  accountHash: z.string(),
  requestedAt: z.string(),
  erasedAt: z.string(),
  found: counts,
  outside: counts,
  remaining: z.literal(0),
  kept: z.array(z.object({ what: z.string(), why: z.string(), until: z.string() })),
  keyUnrecoverableAt: z.string(),
  backupsExpireAt: z.string(),
  method: z.string(),
})
export type Statement = Readonly<z.infer<typeof Statement>>

/** The keys do not tell whether the receipt is genuine. */
export class UnusableKeys extends Error {
  override readonly name = 'UnusableKeys'
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
 * @throws UnusableKeys if the keys are not a set of keys
 * @throws Error with the reason if none of them has signed the receipt, or if it is signed but not a receipt
 */
export function verifiedReceipt(jws: string, jwks: string): Statement {
  const [header = '', payload = '', signature = '', ...rest] = jws.split('.')
  if (!signature || rest.length > 0) throw new Error('the file is not a receipt (a compact JWS)')
  const { alg, kid, crit } = parsed(decoded(header), 'the file is not a receipt (a compact JWS)')
  if (crit !== undefined) throw new Error('the receipt demands an extension that no receipt has (crit)')
  if (alg !== 'ES256') throw new Error(`receipts are signed with ES256 and not with ${quoted(alg)}`)
  const named = signingKeys(jwks).filter((key) => key.kid === kid)
  if (named.length === 0)
    throw new Error(
      `the receipt names the key ${quoted(kid)}, which is not among the given ones. It is of another installation, or not genuine`,
    )
  const keys = named.flatMap((key) => publicKeyOf(key) ?? [])
  if (keys.length === 0) throw new UnusableKeys(`the key ${quoted(kid)} is damaged`)
  const isGenuine = keys.some((key) =>
    verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    ),
  )
  if (!isGenuine)
    throw new Error('the signature does not belong to this receipt and this key: the receipt was changed or made up')
  const notOurs = 'it is signed by this key, but it is not the receipt of a deletion'
  const statement = Statement.safeParse(parsed(decoded(payload), notOurs))
  if (!statement.success) throw new Error(notOurs)
  return statement.data
}

type Key = JsonWebKey & { kid?: string }

function signingKeys(jwks: string): Key[] {
  let set: unknown
  try {
    set = JSON.parse(jwks)
  } catch {
    throw new UnusableKeys('the keys are not JSON')
  }
  const { keys } = Object(set)
  if (!Array.isArray(keys)) throw new UnusableKeys('the keys are not a JWK set')
  const usable = (keys as Key[]).filter((key) => key?.kty === 'EC' && key.crv === 'P-256')
  if (usable.length === 0) throw new UnusableKeys('there is no key of P-256 among the keys')
  return usable
}

/** Undefined for a damaged one: another may have the same name. */
function publicKeyOf(key: Key): KeyObject | undefined {
  try {
    return createPublicKey({ key, format: 'jwk' })
  } catch {
    return undefined
  }
}

/** At most 80 characters: of a file that may be made to deceive. */
function quoted(value: unknown): string {
  return JSON.stringify(String(value).slice(0, 80))
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
