import { open, seal } from './cipher.ts'
import type { Keyring } from './keyring.ts'
import { ignoreNoRootKey, type Purpose } from './root-keys-store.ts'

type Keys = { readonly keyring: Pick<Keyring, 'derive'> }

const keyOf = async ({ keyring }: Keys, purpose: Purpose) => ({ version: 1, bytes: await keyring.derive(purpose) })

/**
 * A link's token that reveals nothing and cannot be forged: base64url of the sealed JSON of `content`, with the
 * installation's key of this purpose. Nothing is stored.
 */
export async function sealToken(keys: Keys, purpose: Purpose, content: unknown): Promise<string> {
  const plain = Buffer.from(JSON.stringify(content))
  return Buffer.from(seal(await keyOf(keys, purpose), purpose, plain)).toString('base64url')
}

/** Undefined for a forged token, one of another purpose, and while no account exists that could have sent one. */
export async function openToken(keys: Keys, purpose: Purpose, token: string): Promise<unknown> {
  const key = await keyOf(keys, purpose).catch(ignoreNoRootKey)
  if (!key) return undefined
  try {
    return JSON.parse(Buffer.from(open(key, purpose, Buffer.from(token, 'base64url'))).toString())
  } catch {
    return undefined
  }
}
