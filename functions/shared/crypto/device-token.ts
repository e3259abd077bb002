import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits. The beginning lets a scanner of leaked secrets know what it has found. */
export function newDeviceToken(): string {
  return `fpd_${randomBytes(32).toString('base64url')}`
}

/** What is kept of a token: it cannot be guessed, so a plain SHA-256 gives nothing away. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

const token = /fpd_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/

type Presented = {
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly query: Readonly<Record<string, string | undefined>>
}

/**
 * The token of a request, in whichever of the three ways an app can be taught: `Authorization: Bearer`, the password of
 * HTTP Basic, or `?token=`. An address may have been put together wrongly by hand, so it is looked for inside the value.
 */
export function presentedToken({ headers, query }: Presented): string | undefined {
  const [, scheme = '', credentials = ''] = /^\s*(\w+)\s+(\S+)/.exec(headers['authorization'] ?? '') ?? []
  const isBasic = scheme.toLowerCase() === 'basic'
  const [, password = ''] = isBasic ? (/:(.*)/s.exec(Buffer.from(credentials, 'base64').toString()) ?? []) : []
  const header = isBasic ? password : credentials
  return token.exec(header)?.[0] ?? token.exec(query['token'] ?? '')?.[0]
}
