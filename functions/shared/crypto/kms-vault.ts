import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import type { RootVault } from './root-keys-store.ts'

/** In milliseconds: short, since a call hangs that was in flight when its container was frozen. */
const requestTimeouts = { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true }

export function kmsVault(keyId: string, client = new KMSClient({ requestHandler: requestTimeouts })): RootVault {
  return {
    async generate() {
      const { Plaintext, CiphertextBlob } = await client.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256' }),
      )
      if (!Plaintext || !CiphertextBlob) throw new Error('KMS returned no data key')
      return { plain: Plaintext, wrapped: CiphertextBlob }
    },
    async unwrap(wrapped) {
      const { Plaintext } = await client.send(new DecryptCommand({ KeyId: keyId, CiphertextBlob: wrapped }))
      if (!Plaintext) throw new Error('KMS returned no plaintext')
      return Plaintext
    },
  }
}
