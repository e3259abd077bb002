import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { compactJws, jwkOf, signingInput } from '../../functions/erasure/domain/jws.ts'
import type { Receipt } from '../../functions/erasure/domain/receipt.ts'
import type { ReceiptSigningClient } from '../../functions/erasure/receipt-signing-client.ts'

/** A double of KMS with a P-256 key. */
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

/** The payload of a receipt; the signature is not checked. */
export function payloadOf(jws: string): Receipt {
  return JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString())
}
