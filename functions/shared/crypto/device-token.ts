import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. Secret scanners recognize the prefix. */
export function newDeviceToken(): string {
  return `fpd_${randomBytes(32).toString('base64url')}`
}

/** The stored form. Plain SHA-256 is enough for a token that cannot be guessed. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const token = /fpd_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/

type Presented = {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
}

/**
 * Finds the token in one of the three places that phone apps can be configured with: `Authorization: Bearer`, the password
 * of HTTP Basic, or `?token=`. Matches inside the value too, since users type these URLs by hand.
 */
export function presentedToken({ headers, query }: Presented): string | undefined {
  const [, scheme = '', credentials = ''] = /^\s*(\w+)\s+(\S+)/.exec(headers['authorization'] ?? '') ?? []
  const isBasic = scheme.toLowerCase() === 'basic'
  const [, password = ''] = isBasic ? (/:(.*)/s.exec(Buffer.from(credentials, 'base64').toString()) ?? []) : []
  const header = isBasic ? password : credentials
  return token.exec(header)?.[0] ?? token.exec(query['token'] ?? '')?.[0]
}
