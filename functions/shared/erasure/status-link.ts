import { keyedHash, sameSecret } from '../crypto/keyed-hash.ts'

/** Derives the secret of status links, the same in every container and only there. */
export type StatusKey = () => Promise<Uint8Array>

/** The link that shows how far an erasure is; by then there is no login any more. */
export async function statusLink(apiUrl: string, erasureId: string, key: StatusKey): Promise<string> {
  return `${apiUrl}/v1/erasures/${erasureId}?token=${keyedHash(await key(), erasureId)}`
}

/** Whether the token belongs to this erasure, in constant time; no row is read for one that does not. */
export async function opensStatus(erasureId: string, token: string, key: StatusKey): Promise<boolean> {
  return sameSecret(token, keyedHash(await key(), erasureId))
}
