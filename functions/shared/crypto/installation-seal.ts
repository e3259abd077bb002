import type { Key } from '../keys.ts'
import { aad, open, seal } from './cipher.ts'
import type { Keyring } from './keyring.ts'

type Keys = { readonly keyring: Pick<Keyring, 'derive'> }

const keyOf = async ({ keyring }: Keys) => ({ version: 1, bytes: await keyring.derive('installation-seal') })

/** For rows outside every account. `value` as JSON, bound to the row's key. */
export async function sealForInstallation(keys: Keys, row: Key, value: unknown): Promise<Uint8Array> {
  return seal(await keyOf(keys), aad(row), Buffer.from(JSON.stringify(value)))
}

/** @throws Error if the row was tampered with */
export async function openForInstallation(keys: Keys, row: Key, sealed: Uint8Array): Promise<unknown> {
  return JSON.parse(Buffer.from(open(await keyOf(keys), aad(row), sealed)).toString())
}
