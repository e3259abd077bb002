import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openKeys } from '../../local/kms/key-file.ts'
import { kms } from '../../local/kms/kms.ts'
import { deploy } from '../../local/stacks/deployment.ts'
import { type Json, Template } from '../../local/stacks/template.ts'

const state = mkdtempSync(join(tmpdir(), 'fieldpost-kms-'))
afterAll(() => rmSync(state, { recursive: true }))

const template = Template.parse({
  Resources: {
    Root: { Type: 'AWS::KMS::Key' },
    Signing: { Type: 'AWS::KMS::Key', Properties: { KeySpec: 'ECC_NIST_P256' } },
    Name: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/root', TargetKeyId: { Ref: 'Root' } } },
  },
})
const deployment = deploy([{ name: 'S', protected: false, template, assets: new Map() }], {
  api: '',
  aws: '',
  cognito: '',
})
const [root = '', signing = ''] = deployment.ofType('AWS::KMS::Key').map(({ attributes }) => attributes['Arn'] ?? '')

async function call(action: string, input: Record<string, Json>): Promise<Record<string, string>> {
  const url = new URL('http://aws/')
  const request = {
    service: 'kms',
    action,
    input,
    accessKeyId: 'a',
    method: 'POST',
    url,
    headers: {},
    body: Buffer.of(),
  } as const
  const answer = await kms(openKeys(state, deployment))(request)
  return answer === 'lost' ? {} : JSON.parse(answer.body.toString())
}

test('a data key is opened by its blob alone, in its context, by the next process too', async () => {
  const EncryptionContext = { account: 'a', use: 'rows' }
  const { Plaintext, CiphertextBlob = '' } = await call('GenerateDataKey', {
    KeyId: 'alias/root',
    KeySpec: 'AES_256',
    EncryptionContext,
  })
  const swapped = { use: 'rows', account: 'a' }
  expect(await call('Decrypt', { CiphertextBlob, EncryptionContext: swapped })).toMatchObject({
    Plaintext,
    KeyId: root,
  })
  expect(await call('Decrypt', { CiphertextBlob })).toMatchObject({ __type: 'InvalidCiphertextException' })
  const cut = Buffer.from(CiphertextBlob, 'base64').subarray(0, -1).toString('base64')
  expect(await call('Decrypt', { CiphertextBlob: cut, EncryptionContext })).toMatchObject({
    __type: 'InvalidCiphertextException',
  })
})

test('a signature is verified with the published key', async () => {
  const Message = Buffer.from('receipt').toString('base64')
  const { Signature = '' } = await call('Sign', {
    KeyId: signing,
    Message,
    MessageType: 'RAW',
    SigningAlgorithm: 'ECDSA_SHA_256',
  })
  const { PublicKey = '' } = await call('GetPublicKey', { KeyId: signing })
  const key = createPublicKey({ key: Buffer.from(PublicKey, 'base64'), type: 'spki', format: 'der' })
  expect(verify('sha256', Buffer.from('receipt'), key, Buffer.from(Signature, 'base64'))).toBe(true)
})

test('what cannot be is refused as KMS refuses it', async () => {
  expect(await call('Encrypt', { KeyId: 'nobody', Plaintext: 'AA==' })).toMatchObject({ __type: 'NotFoundException' })
  expect(await call('Encrypt', { KeyId: signing, Plaintext: 'AA==' })).toMatchObject({ __type: 'ValidationException' })
  const digest = { KeyId: signing, Message: 'AA==', MessageType: 'DIGEST', SigningAlgorithm: 'ECDSA_SHA_256' }
  expect(await call('Sign', digest)).toMatchObject({ __type: 'ValidationException' })
})

test('only its owner may read the key file', () => {
  expect(statSync(join(state, 'kms.json')).mode & 0o777).toBe(0o600)
})
