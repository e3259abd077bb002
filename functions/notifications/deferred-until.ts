import type { Message } from './items.ts'

/** `until`: when sending hours begin, for a message that waits for them (RFC 3339). */
export function withDeferral<M extends Message>(message: M): M & { readonly until?: string | undefined } {
  return { ...message, until: message.status === 'deferred' ? message.decided?.opensAt : undefined }
}
