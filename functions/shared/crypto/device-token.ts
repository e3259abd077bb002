import { createHash, randomBytes } from 'node:crypto'

/** The prefix is for secret scanners. */
export function newDeviceToken(): string {
  return `fpd_${randomBytes(32).toString('base64url')}`
}

/** Plain SHA-256 is enough for a token that cannot be guessed. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const token = /fpd_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g
/** In what a phone app calls its own name: the form or JSON of Traccar Client, whose QR codes lose the query. */
const tokenAsId =
  /(?:^|[&;{,"'\s=])(?:id|device_?id)(?:["']?\s{0,8}[:=]\s{0,8}["']?|["']?(?:\r?\n[^\r\n]{1,80}){0,3}(?:\r?\n){2})(fpd_[A-Za-z0-9_-]{43})(?![A-Za-z0-9_-])/i

type Presented = {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
  /** Decoded. */
  readonly path: string
  readonly body: string
}

/** A page that shows the address may have written `&` as HTML does. */
const plain = (name: string) => name.trim().toLowerCase().replace(/^amp;/, '')

/** So that a hostile request costs no more reads. */
const maxTokens = 4

/**
 * All that a request shows, at most four, in order of precedence: `Authorization` (bearer, password or user of HTTP Basic,
 * or bare), `?token=`, the path, the id of the device in query or body. One that is not valid must not hide another. Matches
 * inside a value too, since users type these URLs by hand.
 */
export function presentedTokens({ headers, query, path, body }: Presented): string[] {
  const authorization = headers['authorization'] ?? ''
  const [, credentials = ''] = /^\s*basic\s+(\S+)/i.exec(authorization) ?? []
  const [, user = '', password = ''] = /^([^:]*):?(.*)/s.exec(Buffer.from(credentials, 'base64').toString()) ?? []
  const named = (...names: string[]) =>
    Object.entries(query).flatMap(([name, value]) => (names.includes(plain(name)) ? [value ?? ''] : []))
  const places = [authorization, password, user, ...named('token'), path, ...named('id', 'deviceid', 'device_id')]
  const tokens = places.flatMap((place) => place.match(token) ?? [])
  return [...new Set([...tokens, ...(tokenAsId.exec(body)?.slice(1) ?? [])])].slice(0, maxTokens)
}
