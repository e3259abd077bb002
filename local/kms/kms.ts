import { constants, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import * as z from 'zod'
import { awsError, json } from '../aws/errors.ts'
import type { AwsAnswer, AwsRequest } from '../aws/request.ts'
import type { Key, Keys } from './key-file.ts'
import { decrypt, encrypt, keyIdOf } from './symmetric.ts'

const Bytes = z.base64().transform((text) => Buffer.from(text, 'base64'))
const Context = z.record(z.string(), z.string()).default({})
const Encrypt = z.object({ Plaintext: Bytes, EncryptionContext: Context })
const Decrypt = z.object({ CiphertextBlob: Bytes, EncryptionContext: Context })
const DataKey = z.object({
  KeySpec: z.enum(['AES_128', 'AES_256']).optional(),
  NumberOfBytes: z.int().min(1).max(1024).optional(),
  EncryptionContext: Context,
})
const Sign = z.object({ Message: Bytes, MessageType: z.literal('RAW').default('RAW'), SigningAlgorithm: z.string() })

/** `Decrypt` names no key; the blob does. */
export function keyArnOf({ action, input }: AwsRequest, keys: Keys): string | undefined {
  const blob =
    action === 'Decrypt' &&
    typeof input['CiphertextBlob'] === 'string' &&
    Buffer.from(input['CiphertextBlob'], 'base64')
  return keys.find(String(input['KeyId'] ?? (blob ? keyIdOf(blob) : '')))?.arn
}

export function kms(keys: Keys): (request: AwsRequest) => Promise<AwsAnswer> {
  return async (request) => {
    const key = keys.find(keyArnOf(request, keys) ?? '')
    if (!key) {
      const unreadable = request.action === 'Decrypt' && request.input['KeyId'] === undefined
      return awsError('kms', unreadable ? 'InvalidCiphertextException' : 'NotFoundException', 'no such key')
    }
    const run = actions[request.action]
    if (!run) return awsError('kms', 'UnknownOperationException', `${request.action} is not known here`)
    try {
      return json(200, run(key, request.input))
    } catch (error) {
      if (request.action === 'Decrypt') return awsError('kms', 'InvalidCiphertextException', '')
      return awsError('kms', 'ValidationException', error instanceof Error ? error.message : '')
    }
  }
}

const actions: Readonly<Record<string, (key: Key, input: unknown) => object>> = {
  Encrypt(key, input) {
    const { Plaintext, EncryptionContext } = Encrypt.parse(input)
    return {
      KeyId: key.arn,
      CiphertextBlob: seal(key, Plaintext, EncryptionContext),
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    }
  },
  Decrypt(key, input) {
    const { CiphertextBlob, EncryptionContext } = Decrypt.parse(input)
    const plain = decrypt(secretOf(key), CiphertextBlob, EncryptionContext)
    return { KeyId: key.arn, Plaintext: plain.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' }
  },
  GenerateDataKey(key, input) {
    const { KeySpec = 'AES_256', NumberOfBytes, EncryptionContext } = DataKey.parse(input)
    const plain = randomBytes(NumberOfBytes ?? (KeySpec === 'AES_128' ? 16 : 32))
    return { KeyId: key.arn, Plaintext: plain.toString('base64'), CiphertextBlob: seal(key, plain, EncryptionContext) }
  },
  DescribeKey: (key) => ({
    KeyMetadata: {
      KeyId: key.id,
      Arn: key.arn,
      KeySpec: key.spec,
      Enabled: true,
      KeyState: 'Enabled',
      Origin: 'AWS_KMS',
    },
  }),
  GetPublicKey(key) {
    const spki = createPublicKey(createPrivateKey(key.secret)).export({ type: 'spki', format: 'der' })
    return { KeyId: key.arn, KeySpec: key.spec, KeyUsage: 'SIGN_VERIFY', PublicKey: spki.toString('base64') }
  },
  Sign(key, input) {
    const { Message, SigningAlgorithm } = Sign.parse(input)
    if (Message.length > 4096) throw new Error('a raw message has at most 4096 bytes')
    const signature = sign(`sha${SigningAlgorithm.slice(-3)}`, Message, {
      key: key.secret,
      ...(SigningAlgorithm.startsWith('RSASSA_PSS')
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
        : {}),
    })
    return { KeyId: key.arn, Signature: signature.toString('base64'), SigningAlgorithm }
  },
}

function seal(key: Key, plain: Buffer, context: Record<string, string>): string {
  return encrypt(key.id, secretOf(key), plain, context).toString('base64')
}

function secretOf({ spec, secret }: Key): Buffer {
  if (spec !== 'SYMMETRIC_DEFAULT') throw new Error('the key cannot encrypt')
  return Buffer.from(secret, 'base64')
}
