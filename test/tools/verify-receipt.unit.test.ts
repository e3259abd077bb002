import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiptOf } from '../../functions/erasure/domain/receipt.ts'
import { addressOfKeys, fetchKeys } from '../../tools/receipt-keys.ts'
import { aSigner } from '../erasure/signer.ts'

const tool = fileURLToPath(new URL('../../tools/verify-receipt.ts', import.meta.url))
const jose = fileURLToPath(new URL('verify-with-jose.ts', import.meta.url))
let folder: string
let receipt: string
/** Signed with the same key. */
let other: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-receipt-'))
  const signer = aSigner()
  const ids = { erasureId: '01JD0000000000000000000000', accountHash: 'a'.repeat(64) }
  const times = { requestedAt: 1.8e12, shreddedAt: 1.8e12, erasedAt: 1.8e12 }
  const counts = { found: { member: 3, segment: 4_000 }, externalData: { logins: 3 } }
  receipt = await signer.signReceipt(receiptOf({ ...ids, ...times, ...counts, retained: [], backupDays: 7 }))
  other = await signer.signReceipt({ hello: 'world' } as unknown as Parameters<typeof signer.signReceipt>[0])
  file('jwks.json', JSON.stringify({ keys: [await aSigner().publicKey(), await signer.publicKey()].map(named) }))
  file('others.json', JSON.stringify({ keys: [await aSigner().publicKey()] }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Both keys have the same `kid`; the second one signed the receipt. */
const named = <Key extends { kid: string }>(key: Key, index: number) => (index === 0 ? { ...key, kid: 'old' } : key)

const withHeader = (header: object) =>
  receipt.replace(/^[^.]+/, Buffer.from(JSON.stringify(header)).toString('base64url'))

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

function run(script: string, ...files: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...files], { encoding: 'utf8', env: {} })
  return { status, stdout, stderr }
}

describe('npm run verify-receipt', () => {
  const keys = () => ['--keys', join(folder, 'jwks.json')]

  test('says in words what a genuine receipt says', () => {
    const { status, stdout } = run(tool, file('receipt.jws', `${receipt}\n`), ...keys())
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^VALID: [\s\S]* 3 {2}Members[\s\S]*left: nothing/)])
    expect(stdout).toMatch(/4,000 {2}segment/)
    expect(stdout).toContain('finished on January 15, 2027')
  })

  test('verifies the response of the status link', () => {
    const answer = file('status.json', JSON.stringify({ status: 'erased', receipt }))
    expect(run(tool, answer, ...keys()).status).toBe(0)
  })

  test('without a key says that the key is missing, though keys lie beside the receipt', () => {
    const { status, stdout, stderr } = run(tool, file('receipt.jws', receipt))
    expect([status, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/^NOT CHECKED: the key is missing[\s\S]*--from/),
    ])
    expect(stderr).not.toMatch(/not valid/i)
  })

  test.each([
    [
      'another receipt under the signature',
      () => receipt.replace(/\.(.)/, (_all, first) => `.${first === 'e' ? 'f' : 'e'}`),
      /was changed or made up/,
    ],
    ['a signature with some bits changed', () => `${receipt.slice(0, -8)}AAAAAAAA`, /was changed or made up/],
    ['no signature', () => `${receipt.slice(0, receipt.lastIndexOf('.'))}.`, /not a receipt/],
    ['no JWS', () => 'hello', /not a receipt/],
    ['an empty file', () => '', /not a receipt/],
    ['another algorithm', () => withHeader({ alg: 'none' }), /signed with ES256 and not with "none"/],
    ['an extension', () => withHeader({ alg: 'ES256', kid: 'x', crit: ['exp'] }), /demands an extension/],
    ['an unknown key', () => withHeader({ alg: 'ES256', kid: 'x' }), /names the key "x", which is not among/],
    ['no name of a key', () => withHeader({ alg: 'ES256' }), /names the key "undefined"/],
    ['an erasure that still runs', () => '{"status":"erasing"}', /not finished/],
    ['a genuine signature under something else', () => other, /signed by this key, but it is not the receipt/],
  ])('refuses %s', (_what, content, why) => {
    const { status, stderr } = run(tool, file('bad', content()), ...keys())
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^NOT VALID: /)])
    expect(stderr).toMatch(why)
  })

  test('tries every key of that name, and no key of another installation', () => {
    const [first, second] = JSON.parse(readFileSync(join(folder, 'jwks.json'), 'utf8')).keys
    const both = file(
      'both.json',
      JSON.stringify({ keys: [{ ...first, kid: second.kid }, { ...second, x: 'AA' }, second, { kty: 'RSA' }] }),
    )
    expect(run(tool, file('receipt.jws', receipt), '--keys', both).status).toBe(0)
    expect(run(tool, file('receipt.jws', receipt), '--keys', join(folder, 'others.json')).status).toBe(1)
  })

  test.each([
    ['[]', 'NOT CHECKED: the keys are not a JWK set\n'],
    ['null', 'NOT CHECKED: the keys are not a JWK set\n'],
    ['<html>', 'NOT CHECKED: the keys are not JSON\n'],
    ['{"keys":[]}', 'NOT CHECKED: there is no key of P-256 among the keys\n'],
    [
      '{"keys":[{"kid":"a-key","kty":"EC","crv":"P-256","x":"AA","y":"AA"}]}',
      'NOT CHECKED: the key "a-key" is damaged\n',
    ],
  ])('checks nothing with %s for keys', (content, message) => {
    const { status, stderr } = run(tool, file('receipt.jws', receipt), '--keys', file('keys.json', content))
    expect([status, stderr]).toEqual([2, message])
  })

  test('checks nothing without the files', () => {
    const missing = join(folder, 'missing')
    for (const given of [
      [missing, ...keys()],
      [file('receipt.jws', receipt), '--keys', missing],
    ]) {
      const { status, stderr } = run(tool, ...given)
      expect([status, stderr]).toEqual([2, `There is no file ${missing}\n`])
    }
    expect(run(tool).status).toBe(2)
    expect(run(tool, 'a', 'b').stderr).toMatch(/--keys/)
    expect(run(tool, file('receipt.jws', receipt), ...keys(), '--from', 'https://api.example.com').status).toBe(2)
  })
})

describe('keys from the installation', () => {
  test.each([
    ['https://api.example.com', 'https://api.example.com/.well-known/jwks.json'],
    ['https://api.example.com/stage/', 'https://api.example.com/stage/.well-known/jwks.json'],
    ['https://api.example.com/.well-known/jwks.json', 'https://api.example.com/.well-known/jwks.json'],
    ['http://localhost:3000', 'http://localhost:3000/.well-known/jwks.json'],
    ['http://[::1]:3000', 'http://[::1]:3000/.well-known/jwks.json'],
  ])('%s has them at %s', (from, address) => {
    expect(addressOfKeys(from)).toBe(address)
  })

  test.each([
    ['http://api.example.com', /must come over https/],
    ['http://localhost.example.com', /must come over https/],
    ['api.example.com', /is not an address/],
    ['file:///etc/passwd', /is not an address/],
    ['https://me:secret@api.example.com', /without user/],
    ['https://api.example.com?x=1', /without user/],
  ])('%s is refused', (from, why) => {
    expect(() => addressOfKeys(from)).toThrow(why)
  })

  describe('are fetched', () => {
    let server: Server
    let origin: string
    let answer: [status: number, body: string, headers?: Record<string, string>]
    beforeAll(async () => {
      server = createServer((_request, response) => {
        const [status, body, headers = {}] = answer
        response.writeHead(status, headers).end(body)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    })
    afterAll(() => server.close())

    test('and the receipt is valid', async () => {
      answer = [200, readFileSync(join(folder, 'jwks.json'), 'utf8')]
      expect(await fetchKeys(origin)).toBe(answer[1])
    })

    test.each([
      ['an error', [500, 'oops'], /the answer is 500/],
      ['a redirect', [302, '', { location: 'https://evil.example' }], /the answer is 302/],
      ['a flood', [200, 'x'.repeat(100_000)], /too long/],
    ] as const)('%s is said', async (_what, given, why) => {
      answer = [...given] as typeof answer
      await expect(fetchKeys(origin)).rejects.toThrow(why)
    })

    test('a network failure is said: nothing is checked', () => {
      const { status, stderr } = run(tool, file('receipt.jws', receipt), '--from', 'http://127.0.0.1:1')
      expect([status, stderr]).toEqual([2, expect.stringMatching(/^NOT CHECKED: the keys cannot be fetched from http/)])
    })
  })
})

test('another implementation verifies it with the keys alone (erasure rule 9)', () => {
  const good = run(jose, file('receipt.jws', receipt), join(folder, 'jwks.json'))
  expect([good.status, JSON.parse(good.stdout)]).toMatchObject([0, { found: { segment: 4_000 }, remaining: 0 }])
  expect(run(jose, file('receipt.jws', receipt), join(folder, 'others.json')).status).not.toBe(0)
})
