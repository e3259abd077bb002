import { createHash, randomBytes } from 'node:crypto'

/** The prefix is for secret scanners. */
export function newDeviceToken(): string {
  return `fpd_${randomBytes(32).toString('base64url')}`
}

/** Plain SHA-256 is enough for a token that cannot be guessed. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const token = /fpd_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/

type Presented = {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
}

/**
 * From `Authorization: Bearer`, the password of HTTP Basic, or `?token=`, as phone apps allow. Matches inside a value too,
 * since users type these URLs by hand.
 */
export function presentedToken({ headers, query }: Presented): string | undefined {
  const [, scheme = '', credentials = ''] = /^\s*(\w+)\s+(\S+)/.exec(headers['authorization'] ?? '') ?? []
  const isBasic = scheme.toLowerCase() === 'basic'
  const [, password = ''] = isBasic ? (/:(.*)/s.exec(Buffer.from(credentials, 'base64').toString()) ?? []) : []
  const header = isBasic ? password : credentials
  return token.exec(header)?.[0] ?? token.exec(query['token'] ?? '')?.[0]
}
