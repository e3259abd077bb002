/** Stands in for `functions/shared/keyring.ts`: the account's key is at hand, so that what fetching it costs can be told apart. */
export function openKeyring() {
  const key = { version: 1, bytes: Buffer.from(process.env['ACCOUNT_KEY'] ?? '', 'hex') }
  return {
    accountKeys: async () => ({ current: key, version: () => key }),
    derive: async () => key.bytes,
    warm: () => undefined,
  }
}

/** Stands in for `functions/shared/vault.ts`. */
export function kmsVault(): undefined {
  return undefined
}
