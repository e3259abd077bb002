import { keyedHash, sameSecret } from '../crypto/keyed-hash.ts'
import { ignoreNoRootKey } from '../crypto/root-keys-store.ts'

export type StatusKey = () => Promise<Uint8Array>

export async function statusLink(apiUrl: string, erasureId: string, key: StatusKey): Promise<string> {
  return `${apiUrl}/v1/erasures/${erasureId}?token=${keyedHash(await key(), erasureId)}`
}

export async function opensStatus(erasureId: string, token: string, key: StatusKey): Promise<boolean> {
  const bytes = await key().catch(ignoreNoRootKey)
  return bytes !== undefined && sameSecret(token, keyedHash(bytes, erasureId))
}
