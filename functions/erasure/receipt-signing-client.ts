import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { promiseCache } from '../shared/promise-cache.ts'
import { compactJws, type Jwk, jwkOf, signingInput } from './domain/jws.ts'
import type { Receipt } from './domain/receipt.ts'

export type ReceiptSigningClient = {
  /** KMS signs at most 4,096 bytes. */
  readonly signReceipt: (receipt: Receipt) => Promise<string>
  readonly publicKey: () => Promise<Jwk>
}

export function receiptSigningClient(keyArn: string, client = new KMSClient({})): ReceiptSigningClient {
  const kid = keyArn.slice(keyArn.lastIndexOf('/') + 1)
  const keys = promiseCache<string, Jwk>()

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

    publicKey: () => keys.get(kid, readKey),
  }
}
