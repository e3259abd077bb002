import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { dictionaryOf } from './dictionary.ts'

const phone = '+41791239876'
const body = '{"name":"Zoë","phone":"+41791239876"}'
const dictionary = dictionaryOf([phone, 'Zoë Meier', 'zoe@x.example'], ['sms', 'member'], [body, `\n${body}`])
const finds = (text: string, bytes = Buffer.alloc(0)) =>
  dictionary.findIn({ where: 'row', texts: [text], bytes: [bytes.toString('latin1')] }).length > 0
const sha = (text: string, algorithm = 'sha256') => createHash(algorithm).update(text).digest()

test.each([
  ['the value', `x${phone}x`],
  ['the national form', '079 0791239876'],
  ['letters as JSON escapes', 'Zo\\u00eb Meier'],
  ['another case', 'ZOË MEIER'],
  ['an encoded URL', `q=${encodeURIComponent(phone)}`],
  ['base64 within more', Buffer.from(`a: ${phone}, b`).toString('base64')],
  ['base64url within more', Buffer.from(`ab: Zoë Meier, b`).toString('base64url')],
  ['hex', Buffer.from('Zoë Meier').toString('hex')],
  ['a digest in hex', sha(phone).toString('hex')],
  ['a digest in base64', sha('zoe@x.example', 'sha1').toString('base64')],
  ['a digest in base64url, cut', `name#${sha(phone, 'md5').toString('base64url').slice(0, 12)}#x`],
  ['a digest with a prefix', sha(`sms\n${phone}`).toString('hex')],
  ['a digest of the national form', sha('791239876', 'sha512').toString('hex').slice(0, 20)],
  ['a digest of a body', sha(`\n${body}`).toString('hex')],
])('finds %s', (_name, text) => expect(finds(text)).toBe(true))

test('finds value and digest among bytes', () => {
  expect(finds('', Buffer.from(`\u0000\u0001${phone}`))).toBe(true)
  expect(finds('', Buffer.concat([Buffer.of(1, 2, 3), sha(phone).subarray(0, 9)]))).toBe(true)
})

test('finds nothing in what a key protects', () => {
  const hash = createHmac('sha256', 'key').update(phone).digest()
  for (const encoding of ['hex', 'base64', 'base64url'] as const) expect(finds(hash.toString(encoding))).toBe(false)
  expect(finds('', hash)).toBe(false)
})
