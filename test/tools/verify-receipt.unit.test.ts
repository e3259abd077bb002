import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiptOf } from '../../functions/erasure/domain/receipt.ts'
import { aSigner } from '../erasure/signer.ts'

const tool = fileURLToPath(new URL('../../tools/verify-receipt.ts', import.meta.url))
const jose = fileURLToPath(new URL('verify-with-jose.ts', import.meta.url))
let folder: string
let receipt: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-receipt-'))
  const signer = aSigner()
  const ids = { erasureId: '01JD0000000000000000000000', accountHash: 'a'.repeat(64) }
  const times = { requestedAt: 1.8e12, shreddedAt: 1.8e12, erasedAt: 1.8e12 }
  const counts = { found: { member: 3, segment: 4_000 }, externalData: { logins: 3 } }
  receipt = await signer.signReceipt(receiptOf({ ...ids, ...times, ...counts, retained: [], backupDays: 7 }))
  file('jwks.json', JSON.stringify({ keys: [await aSigner().publicKey(), await signer.publicKey()].map(named) }))
  file('others.json', JSON.stringify({ keys: [await aSigner().publicKey()] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Both keys have the same `kid`; the second one signed the receipt. */
const named = <Key extends { kid: string }>(key: Key, index: number) => (index === 0 ? { ...key, kid: 'old' } : key)

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

function run(script: string, ...files: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8', env: {} })
  return { status, stdout, stderr }
}

describe('npm run verify-receipt', () => {
  test('verifies a receipt file with the keys beside it', () => {
    const { status, stdout } = run(tool, file('receipt.jws', `${receipt}\n`))
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^VALID[\s\S]*4000 {2}segment[\s\S]*Remaining: 0/)])
  })

  test('verifies the response of the status link with keys from another path', () => {
    const answer = file('status.json', JSON.stringify({ status: 'erased', receipt }))
    expect(run(tool, answer, join(folder, 'jwks.json')).status).toBe(0)
  })

  test.each([
    [
      'another receipt under the signature',
      () => receipt.replace(/\.(.)/, (_all, first) => `.${first === 'e' ? 'f' : 'e'}`),
    ],
    ['a signature with one bit changed', () => `${receipt.slice(0, -8)}AAAAAAAA`],
    ['no signature', () => `${receipt.slice(0, receipt.lastIndexOf('.'))}.`],
    ['no JWS', () => 'hello'],
    ['another algorithm', () => receipt.replace(/^[^.]+/, Buffer.from('{"alg":"none"}').toString('base64url'))],
    ['an erasure that still runs', () => '{"status":"erasing"}'],
  ])('refuses %s', (_what, content) => {
    const { status, stderr } = run(tool, file('bad', content()), join(folder, 'jwks.json'))
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^NOT VALID: /)])
  })

  test('refuses other keys', () => {
    expect(run(tool, file('receipt.jws', receipt), join(folder, 'others.json')).status).toBe(1)
    const { status, stderr } = run(tool, file('receipt.jws', receipt), file('keys.json', '[]'))
    expect([status, stderr]).toEqual([1, 'NOT VALID: the keys are not a JWK set\n'])
  })

  test('checks nothing without the files', () => {
    const { status, stderr } = run(tool, file('receipt.jws', receipt), join(folder, 'missing.json'))
    expect([status, stderr]).toEqual([2, `There is no file ${join(folder, 'missing.json')}\n`])
    expect(run(tool).status).toBe(2)
  })
})

test('another implementation verifies it with the keys alone (erasure rule 9)', () => {
  const good = run(jose, file('receipt.jws', receipt), join(folder, 'jwks.json'))
  expect([good.status, JSON.parse(good.stdout)]).toMatchObject([0, { found: { segment: 4_000 }, remaining: 0 }])
  expect(run(jose, file('receipt.jws', receipt), join(folder, 'others.json')).status).not.toBe(0)
})
