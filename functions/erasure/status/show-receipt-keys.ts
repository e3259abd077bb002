import type { ReceiptSigningClient } from '../receipt-signing-client.ts'

/** The keys that receipts are signed with, as a JWK set (RFC 7517). */
export async function showReceiptKeys(deps: Pick<ReceiptSigningClient, 'publicKey'>) {
  return { keys: [await deps.publicKey()] }
}
