import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import type { RootVault } from './keyring.ts'

/** A call that hangs, as one does that was under way when its container was frozen, is made again. In milliseconds. */
const requestTimeouts = { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true }

/** The root key's vault over KMS. */
export function kmsVault(keyId: string, client = new KMSClient({ requestHandler: requestTimeouts })): RootVault {
  return {
    async generate() {
      const { Plaintext, CiphertextBlob } = await client.send(
        new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256' }),
      )
      if (!Plaintext || !CiphertextBlob) throw new Error('KMS gave no data key')
      return { plain: Plaintext, wrapped: CiphertextBlob }
    },
    async unwrap(wrapped) {
      const { Plaintext } = await client.send(new DecryptCommand({ KeyId: keyId, CiphertextBlob: wrapped }))
      if (!Plaintext) throw new Error('KMS opened nothing')
      return Plaintext
    },
  }
}
