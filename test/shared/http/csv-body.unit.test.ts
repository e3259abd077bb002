import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ImportCustomers } from '../../../functions/customers/import/routes.ts'
import { parseRequest } from '../../../functions/shared/http/request.ts'
import { apiEvent } from '../../support/api-event.ts'

const text = 'name,phone\r\nJosé Peña,206-555-0143\r\n'
const plain = Buffer.from(text)
const latin = Buffer.from(text, 'latin1')
const utf16 = Buffer.from(text, 'utf16le')

function read(bytes: Uint8Array, coding?: string, type = 'text/csv') {
  const headers = { 'content-type': type, ...(coding === undefined ? {} : { 'content-encoding': coding }) }
  const body = Buffer.from(bytes).toString('base64')
  const event = apiEvent({ method: 'POST', path: '/v1/customers/import', headers, body, isBase64Encoded: true })
  const { body: found, encoding, compression } = parseRequest(ImportCustomers, event)
  return { text: found, encoding, compression }
}

function refusal(...given: Parameters<typeof read>) {
  try {
    return read(...given)
  } catch (error) {
    return Object(error) as { code: string; extra: { errors?: { message: string }[] } }
  }
}

describe('a CSV file', () => {
  test.each(['gzip', 'x-gzip', 'deflate', 'br', 'gzip, br', 'zstd', 'compress', 'gzip, gzip, gzip'])(
    'that is plain under a Content-Encoding of %s is read as it is, and the answer says so',
    (coding) => {
      expect(read(plain, coding)).toEqual({ text, encoding: 'utf-8', compression: undefined })
      expect(read(latin, coding)).toEqual({ text, encoding: 'windows-1252', compression: undefined })
      expect(read(utf16, coding)).toEqual({ text, encoding: 'utf-16le', compression: undefined })
    },
  )

  test.each([
    ['gzip', gzipSync(plain), 'gzip'],
    [undefined, gzipSync(plain), 'gzip'],
    ['gzip', gzipSync(gzipSync(plain)), 'gzip'],
    [undefined, gzipSync(gzipSync(plain)), 'gzip'],
    ['gzip,gzip', gzipSync(plain), 'gzip'],
    [undefined, deflateSync(plain), 'deflate'],
    ['deflate', deflateRawSync(plain), 'deflate'],
    ['br', brotliCompressSync(plain), 'br'],
    ['gzip', brotliCompressSync(plain), 'br'],
    ['br', gzipSync(plain), 'gzip'],
  ] as const)('that is compressed is read, whatever its Content-Encoding of %s', (coding, bytes, compression) => {
    expect(read(bytes, coding)).toEqual({ text, encoding: 'utf-8', compression })
  })

  test.each(['application/gzip', 'application/x-gzip', 'application/octet-stream'])('of type %s is read', (type) => {
    expect(read(gzipSync(latin), undefined, type)).toEqual({ text, encoding: 'windows-1252', compression: 'gzip' })
    expect(read(plain, undefined, type)).toMatchObject({ text })
  })

  const long = `name,notes\n${Array.from({ length: 900 }, (_, index) => `Ana ${index},${index * 7919}`).join('\n')}`
  const whole = gzipSync(long)
  const damaged = Buffer.from(whole)
  damaged.fill(0xff, whole.length - 900, whole.length - 800)

  test.each([
    ['that was cut short', whole.subarray(0, -200)],
    ['that lost its check', whole.subarray(0, -8)],
    ['that is damaged', damaged],
    ['of which there is only the beginning', whole.subarray(0, 10)],
  ])('that is compressed and %s is refused, as a whole', (_, bytes) => {
    for (const coding of ['gzip', undefined])
      expect(refusal(bytes, coding)).toMatchObject({
        code: 'invalid',
        extra: { errors: [{ message: expect.stringContaining('is not compressed as') }] },
      })
  })

  test('that is compressed three times says so', () => {
    const errors = [{ message: 'is compressed more than twice' }]
    const twice = gzipSync(whole)
    expect(refusal(gzipSync(twice), 'gzip')).toMatchObject({ code: 'invalid', extra: { errors } })
    expect(read(twice, 'gzip')).toMatchObject({ text: long })
  })

  test('that would be larger than the limit is too large, once or twice compressed', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'x'))
    for (const coding of ['gzip', undefined, 'br'])
      for (const bytes of [bomb, gzipSync(bomb)]) expect(refusal(bytes, coding)).toMatchObject({ code: 'too_large' })
  })

  test('that is neither text nor compressed under its Content-Encoding is refused', () => {
    expect(refusal(Buffer.from([1, 2, 3, 0, 5, 200]), 'gzip')).toMatchObject({ code: 'invalid' })
    expect(refusal(Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4, 0, 1]), 'zstd')).toMatchObject({
      code: 'unsupported_media_type',
    })
  })
})
