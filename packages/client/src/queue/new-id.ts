const bytes = 16

/**
 * Returns an id of 32 letters and digits. Works on pages without TLS too, where `randomUUID` is missing.
 * @throws Error where the platform has no random numbers
 */
export function newId(): string {
  const random = globalThis.crypto?.getRandomValues?.(new Uint8Array(bytes))
  if (!random) throw new Error('no crypto.getRandomValues: install a polyfill, or give `newId`')
  return Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
