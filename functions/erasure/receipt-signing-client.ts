import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { compactJws, type Jwk, jwkOf, signingInput } from './domain/jws.ts'
import type { Receipt } from './domain/receipt.ts'

export type ReceiptSigningClient = {
  /** KMS signs at most 4,096 bytes. */
  readonly signReceipt: (receipt: Receipt) => Promise<string>
  readonly publicKey: () => Promise<Jwk>
}

export function receiptSigningClient(keyArn: string, client = new KMSClient({})): ReceiptSigningClient {
  const kid = keyArn.slice(keyArn.lastIndexOf('/') + 1)
  let cached: Promise<Jwk> | undefined

  async function readKey(): Promise<Jwk> {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyArn }))
    if (!PublicKey) throw new Error('KMS gave no public key')
    return jwkOf(kid, PublicKey)
  }

  return {
    async signReceipt(receipt) {
      const input = signingInput(kid, receipt)
      const command = { KeyId: keyArn, MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' } as const
      const { Signature } = await client.send(new SignCommand({ ...command, Message: Buffer.from(input) }))
      if (!Signature) throw new Error('KMS signed nothing')
      return compactJws(input, Signature)
    },

    publicKey() {
      cached ??= readKey().catch((error: unknown) => {
        cached = undefined // so that a transient error is not cached
        throw error
      })
      return cached
    },
  }
}
