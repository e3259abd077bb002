import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { compactJws, jwkOf, signingInput } from '../../functions/erasure/domain/jws.ts'
import type { Receipt } from '../../functions/erasure/domain/receipt.ts'
import type { ReceiptSigningClient } from '../../functions/erasure/receipt-signing-client.ts'

/** KMS as far as receipts know it: a key of P-256 that signs in DER. */
export function aSigner(): ReceiptSigningClient {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kid = 'a-key'
  return {
    signReceipt: async (receipt) => {
      const input = signingInput(kid, receipt)
      return compactJws(input, sign('sha256', Buffer.from(input), privateKey))
    },
    publicKey: async () => jwkOf(kid, createPublicKey(privateKey).export({ type: 'spki', format: 'der' })),
  }
}

/** What a receipt says, without looking at its signature. */
export function payloadOf(jws: string): Receipt {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString())
}
