import { brotliCompressSync, createGzip, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBody } from '../../../functions/shared/http/decode-body.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'

const text = '{"lat":48.1371,"label":"Büro"}'
const limit = 4 * 1024 * 1024

function decode(bytes: Uint8Array, coding?: string, maxBytes = limit) {
  const headers = coding === undefined ? {} : { 'content-encoding': coding }
  return decodeBody({ body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true, headers }, maxBytes)
}

const plain = Buffer.from(text)

describe('what comes compressed is inflated', () => {
  test.each([
    ['gzip', gzipSync(plain)],
    ['GZIP', gzipSync(plain)],
    ['x-gzip', gzipSync(plain)],
    ['gzip, identity', gzipSync(plain)],
    [' , gzip ', gzipSync(plain)],
    ['deflate', deflateSync(plain)],
    ['Deflate', deflateRawSync(plain)],
    ['br', brotliCompressSync(plain)],
    ['gzip, br', brotliCompressSync(gzipSync(plain))],
    ['gzip,gzip', gzipSync(gzipSync(plain))],
    [undefined, gzipSync(plain)],
    [undefined, deflateSync(plain)],
    [undefined, gzipSync(gzipSync(plain))],
    ['gzip', gzipSync(gzipSync(plain))],
    ['gzip', deflateSync(plain)],
    ['gzip', brotliCompressSync(plain)],
    ['gzip', deflateRawSync(plain)],
    ['deflate', gzipSync(plain)],
    ['deflate', brotliCompressSync(plain)],
    ['br', gzipSync(plain)],
    ['br', deflateSync(plain)],
    ['gzip', Buffer.concat([gzipSync(plain), Buffer.from('\r\n')])],
    ['gzip', Buffer.concat([gzipSync(plain), Buffer.alloc(9)])],
    ['deflate', Buffer.concat([deflateSync(plain), Buffer.from('\r\n')])],
    ['identity', gzipSync(plain)],
    ['gzip', Buffer.concat([gzipSync(plain.subarray(0, 9)), gzipSync(plain.subarray(9))])],
  ])('%s', (coding, bytes) => {
    expect(decode(bytes, coding)).toEqual({ text })
  })

  test('any text comes back, whatever its coding', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const bytes = Buffer.from(body)
        const isUtf16 = bytes[0] === 0 || bytes[1] === 0
        fc.pre(!isUtf16)
        expect(decode(gzipSync(bytes), 'gzip')).toEqual({ text: body })
        expect(decode(deflateSync(bytes), 'deflate')).toEqual({ text: body })
        expect(decode(brotliCompressSync(bytes), 'br')).toEqual({ text: body })
      }),
    )
  })
})

test.each([
  ['gzip', text],
  ['deflate', text],
  ['br', text],
  ['zstd', text],
  ['gzip', 'lat=48.1&lon=11.5'],
  ['gzip', ''],
  ['gzip', '  \r\n[1]'],
])('%s that is plain all the same, as some proxies send it, is taken: %j', (coding, body) => {
  expect(decode(Buffer.from(body), coding)).toEqual({ text: body })
  expect(decodeBody({ body, isBase64Encoded: false, headers: { 'content-encoding': coding } }, limit)).toEqual({
    text: body,
  })
})

test.each([
  ['gzip', gzipSync(plain).subarray(0, 10), 'broken_coding'],
  ['gzip', Buffer.from('hello \x01'), 'broken_coding'],
  [undefined, Buffer.from([0x1f, 0x8b, 1, 2]), 'broken_coding'],
  ['zstd', gzipSync(plain), 'unknown_coding'],
  ['gzip;q=1', gzipSync(plain), 'unknown_coding'],
  ['__proto__', gzipSync(plain), 'unknown_coding'],
  ['gzip, gzip, gzip', gzipSync(gzipSync(gzipSync(plain))), 'unknown_coding'],
])('%s of something else is a fault', (coding, bytes, fault) => {
  expect(decode(bytes, coding)).toEqual({ text: '', fault })
})

test('of a body that was cut short, what there is', () => {
  const long = JSON.stringify(Array.from({ length: 500 }, (_, index) => ({ lat: index / 7 })))
  const bytes = gzipSync(long)
  const { text: read = '' } = decode(bytes.subarray(0, bytes.length - 100), 'gzip')
  expect(read.length).toBeGreaterThan(1_000)
  expect(long.startsWith(read)).toBe(true)
  expect(decode(bytes.subarray(0, -8), 'gzip')).toEqual({ text: long })
})

describe('of a body that is damaged, what there is before it', () => {
  const long = JSON.stringify(Array.from({ length: 2_000 }, (_, index) => ({ lat: index / 7 })))
  const fault = 'broken_coding'

  test.each([
    ['gzip', gzipSync(long)],
    ['deflate', deflateSync(long)],
  ])('%s', (coding, bytes) => {
    const damaged = Buffer.from(bytes)
    damaged.fill(0xff, bytes.length / 2, bytes.length / 2 + 200)
    const result = decode(damaged, coding)
    expect(result.fault).toBe(fault)
    expect(result.text.slice(0, 1_000)).toBe(long.slice(0, 1_000))
  })

  test('a check that is wrong, and what follows the end', () => {
    const bytes = gzipSync(long)
    const wrong = Buffer.from(bytes)
    wrong.fill(0, bytes.length - 8)
    expect(decode(wrong, 'gzip')).toEqual({ text: long, fault })
    expect(decode(Buffer.concat([bytes, Buffer.from('garbage')]), 'gzip')).toEqual({ text: long, fault })
    const zlib = deflateSync(long)
    zlib.fill(0, zlib.length - 4)
    expect(decode(zlib, 'deflate')).toEqual({ text: long, fault })
  })

  test('takes little time to find', () => {
    const many = gzipSync('x'.repeat(limit))
    const incompressible = gzipSync(
      Buffer.from(Array.from({ length: limit - 9 }, (_, index) => ((index * 7919) % 94) + 33)),
    )
    const cpuTime = startCpuTimer()
    for (const bytes of [many, incompressible]) decode(Buffer.concat([bytes, Buffer.from('garbage')]), 'gzip')
    expect(cpuTime()).toBeLessThan(10_000)
  })
})

describe('the limit', () => {
  const atLimit = Buffer.alloc(limit, 'x')
  const above = Buffer.alloc(limit + 1, 'x')

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ])('%s is inflated up to it and no further', (coding, compress) => {
    expect(decode(compress(atLimit), coding)).toEqual({ text: atLimit.toString() })
    expect(decode(compress(above), coding)).toMatchObject({ fault: 'too_large' })
  })

  test('counts bytes as they are sent, too', () => {
    expect(decode(atLimit)).toMatchObject({ text: expect.any(String) })
    expect(decode(above)).toMatchObject({ fault: 'too_large' })
    const body = 'ü'.repeat(limit / 2)
    expect(decodeBody({ body, isBase64Encoded: false, headers: {} }, limit)).toEqual({ text: body })
    expect(decodeBody({ body: `${body}x`, isBase64Encoded: false, headers: {} }, limit)).toMatchObject({
      fault: 'too_large',
    })
  })

  test('of what is too large, a beginning is there, to find a token in it', () => {
    const start = '[{"id":"fpd_"},'
    const large = start + Array.from({ length: limit / 8 + 1 }, (_, index) => String(index).padStart(8)).join('')
    const fault = 'too_large'
    const found = { text: expect.stringMatching(/^\[\{"id":"fpd_"\},[ \d]{1000}/), fault }
    for (const result of [decode(Buffer.from(large)), decode(gzipSync(large))]) {
      expect(result).toEqual(found)
      expect(result.text.length).toBeLessThan(4_097)
    }
    expect(decodeBody({ body: large, isBase64Encoded: false, headers: {} }, limit)).toEqual(found)
  })

  test('a bomb takes neither memory nor time', async () => {
    const bomb = await zeros(1024)
    const twice = gzipSync(bomb)
    const [rss, cpuTime] = [process.memoryUsage().rss, startCpuTimer()]
    for (let round = 0; round < 20; round += 1) expect(decode(bomb, 'gzip')).toMatchObject({ fault: 'too_large' })
    expect(decode(twice, 'gzip, gzip')).toMatchObject({ fault: 'too_large' })
    expect(process.memoryUsage().rss - rss).toBeLessThan(200 * 1024 * 1024)
    expect(cpuTime()).toBeLessThan(10_000)
  })
})

test.each([
  ['little endian, marked', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['little endian', Buffer.from(text, 'utf16le')],
  ['big endian, marked', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['big endian', Buffer.from(text, 'utf16le').swap16()],
])('UTF-16 is read: %s', (_name, bytes) => {
  expect(decode(bytes)).toEqual({ text })
  expect(decode(gzipSync(bytes), 'gzip')).toEqual({ text })
})

test('any bytes under any name never throw, and stay within the limit', () => {
  const coding = fc.oneof(
    fc.constantFrom(undefined, 'gzip', 'deflate', 'br', 'gzip, br', 'identity', 'deflate,deflate'),
    fc.string(),
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.uint8Array({ maxLength: 300 }).map((each) => new Uint8Array([0x1f, 0x8b, 8, 0, ...each])),
    fc.uint8Array({ maxLength: 300 }).map((each) => gzipSync(each)),
  )
  fc.assert(
    fc.property(bytes, coding, (given, name) => {
      const { text: read = '' } = decode(given, name, 1_000)
      expect(Buffer.byteLength(read)).toBeLessThan(3_001) // a byte that is no UTF-8 becomes three
    }),
    { numRuns: 3_000 },
  )
})

/** A gzip of so many MB of zeros. */
async function zeros(megabytes: number): Promise<Buffer> {
  const gzip = createGzip()
  const chunks: Buffer[] = []
  gzip.on('data', (chunk: Buffer) => chunks.push(chunk))
  const ended = new Promise((resolve) => gzip.once('end', resolve))
  for (let index = 0; index < megabytes; index += 1) {
    if (!gzip.write(Buffer.alloc(1024 * 1024))) await new Promise((resolve) => gzip.once('drain', resolve))
  }
  gzip.end()
  await ended
  return Buffer.concat(chunks)
}
