import { keyedHash, sameSecret } from '../crypto/keyed-hash.ts'

export type StatusKey = () => Promise<Uint8Array>

/** Link to an erasure's status page, which works without a login. */
export async function statusLink(apiUrl: string, erasureId: string, key: StatusKey): Promise<string> {
  return `${apiUrl}/v1/erasures/${erasureId}?token=${keyedHash(await key(), erasureId)}`
}

/** Checks a status token in constant time, without reading a row. */
export async function opensStatus(erasureId: string, token: string, key: StatusKey): Promise<boolean> {
  return sameSecret(token, keyedHash(await key(), erasureId))
}
