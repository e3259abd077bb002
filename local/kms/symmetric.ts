import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

/** Must be the same for decryption. */
export type Context = Record<string, string>

const idLength = 36
const nonceLength = 12
const tagLength = 16

export function keyIdOf(blob: Buffer): string {
  return blob.subarray(0, idLength).toString('latin1')
}

/** AES-256-GCM with the context as additional data. `secret` is 32 bytes. */
export function encrypt(keyId: string, secret: Buffer, plain: Buffer, context: Context): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(additional(keyId, context))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from(keyId, 'latin1'), nonce, cipher.getAuthTag(), sealed])
}

/** @throws Error if the blob was changed or the context differs */
export function decrypt(secret: Buffer, blob: Buffer, context: Context): Buffer {
  const nonceEnd = idLength + nonceLength
  const decipher = createDecipheriv('aes-256-gcm', secret, blob.subarray(idLength, nonceEnd))
    .setAAD(additional(keyIdOf(blob), context))
    .setAuthTag(blob.subarray(nonceEnd, nonceEnd + tagLength))
  return Buffer.concat([decipher.update(blob.subarray(nonceEnd + tagLength)), decipher.final()])
}

function additional(keyId: string, context: Context): Buffer {
  return Buffer.from(JSON.stringify([keyId, Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))]))
}
