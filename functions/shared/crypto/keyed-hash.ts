import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Keyring } from './keyring.ts'

/** HMAC-SHA-256 as base64url, 43 characters. */
export function keyedHash(key: Uint8Array, ...parts: readonly string[]): string {
  return createHmac('sha256', key).update(parts.join('\n')).digest('base64url')
}

/**
 * Under a key of the account that is never replaced, so the hash of a value stays. `purpose` keeps values of different use apart.
 * @throws AppError `account_erasing` when the keys are deleted
 */
export async function accountHash(
  { keyring }: { readonly keyring: Pick<Keyring, 'accountKeys'> },
  accountId: string,
  purpose: string,
  ...parts: readonly string[]
): Promise<string> {
  const { naming } = await keyring.accountKeys(accountId)
  return keyedHash(naming.bytes, purpose, ...parts)
}

/** In constant time. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
