import { expect, test } from 'vitest'
import { hashOfToken, newDeviceToken, presentedToken } from '../../../functions/shared/crypto/device-token.ts'

const token = newDeviceToken()
const other = newDeviceToken()
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

test('a token is 256 random bits, and its hash is not the token', () => {
  expect(token).toMatch(/^fpd_[A-Za-z0-9_-]{43}$/)
  expect(token).not.toBe(other)
  expect(hashOfToken(token)).toMatch(/^[A-Za-z0-9_-]{43}$/)
  expect(hashOfToken(token)).not.toBe(token.slice(4))
})

test.each([
  ['a bearer', { authorization: `Bearer ${token}` }, {}, token],
  ['a bearer in lower case', { authorization: `bearer ${token}` }, {}, token],
  ['a bearer with spaces', { authorization: `  Bearer   ${token} ` }, {}, token],
  ['a Basic password', { authorization: basic(`ana:${token}`) }, {}, token],
  ['a Basic password without a user', { authorization: basic(`:${token}`) }, {}, token],
  ['the query', {}, { token }, token],
  ['the query, twice', {}, { token: `${token},${token}` }, token],
  ['the query of a mistyped URL', {}, { token: `${token}?id=7` }, token],
  ['the header before the query', { authorization: `Bearer ${other}` }, { token }, other],
  ['the query beside another header', { authorization: basic('ana:secret') }, { token }, token],
  ['a Basic user', { authorization: basic(`${token}:`) }, {}, undefined],
  ['nothing', {}, {}, undefined],
  ['an empty header', { authorization: '' }, {}, undefined],
  ['a scheme alone', { authorization: 'Bearer' }, {}, undefined],
  ['Basic that is not base64', { authorization: 'Basic %%%' }, {}, undefined],
  ['a token cut short', {}, { token: token.slice(0, -1) }, undefined],
  ['a token with a character too many', {}, { token: `${token}x` }, undefined],
])('%s', (_name, headers, query, found) => {
  expect(presentedToken({ headers, query })).toBe(found)
})
