import { expect, test } from 'vitest'
import { hashOfToken, newDeviceToken, presentedTokens } from '../../../functions/shared/crypto/device-token.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'

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
  ['a Basic user', { authorization: basic(`${token}:`) }, {}, token],
  ['a Basic user alone', { authorization: basic(token) }, {}, token],
  ['a Basic password before the user', { authorization: basic(`${other}:${token}`) }, {}, token],
  ['nothing', {}, {}, undefined],
  ['an empty header', { authorization: '' }, {}, undefined],
  ['a scheme alone', { authorization: 'Bearer' }, {}, undefined],
  ['Basic that is not base64', { authorization: 'Basic %%%' }, {}, undefined],
  ['a token cut short', {}, { token: token.slice(0, -1) }, undefined],
  ['a token with a character too many', {}, { token: `${token}x` }, undefined],
])('%s', (_name, headers, query, found) => {
  expect(presentedTokens({ headers, query, path: '', body: '' })[0]).toBe(found)
})

const from = (given: Partial<Parameters<typeof presentedTokens>[0]>) =>
  presentedTokens({ headers: {}, query: {}, path: '', body: '', ...given })

test.each([
  ['a header without a scheme', { headers: { authorization: token } }],
  ['a query of another case', { query: { TOKEN: token } }],
  ['a query with a space', { query: { 'Token ': ` ${token} ` } }],
  ['a query of an address copied from a page', { query: { 'amp;token': token } }],
  ['a part of a form', { body: `--x\r\nContent-Disposition: form-data; name="id"\r\n\r\n${token}\r\n--x--` }],
  [
    'a part of a form with a type',
    { body: `--x\nContent-Disposition: form-data; name=id\nContent-Type: text/plain\n\n${token}\n--x--` },
  ],
  ['JSON with other quotes', { body: `{'id':'${token}'}` }],
  ['JSON without quotes', { body: `{"lat":1,"id":${token}}` }],
  ['a form with &amp;', { body: `lat=1&amp;id=${token}` }],
  ['the path', { path: `/traccar/${token}` }],
  ['the path, with a slash', { path: `/overland//${token}/` }],
  ['the path of a mistyped query', { path: `/overland&token=${token}` }],
  ['Traccar’s id', { query: { id: token } }],
  ['OsmAnd’s deviceid', { query: { deviceId: token } }],
  ['a form', { body: `lat=1&id=${token}&lon=2` }],
  ['a form that begins with it', { body: `deviceid=${token}` }],
  ['JSON', { body: `{"location":{},"device_id":"${token}"}` }],
  ['JSON with spaces', { body: `{\n  "id" : "${token}"\n}` }],
  ['a JSON array', { body: `[{"id":"${token}","lat":1}]` }],
])('a token is found in %s', (_name, given) => {
  expect(from(given)).toEqual([token])
})

test.each([
  ['another field of a body', { body: `{"note":"${token}"}` }],
  ['another field of a form', { body: `paid=${token}` }],
  ['another field of the query', { query: { user: token } }],
])('but not in %s', (_name, given) => {
  expect(from(given)).toEqual([])
})

test('all that are shown are tried, in order, each once', () => {
  const [first = '', second = '', third = '', fourth = ''] = Array.from({ length: 4 }, newDeviceToken)
  const given = {
    headers: { authorization: basic(`ana:${first}`) },
    query: { id: fourth, token: second },
    path: `/traccar/${third}/${first}`,
    body: `id=${fourth}`,
  }
  expect(from(given)).toEqual([first, second, third, fourth])
})

test('a hostile request has no more than four tried', () => {
  const path = Array.from({ length: 100 }, newDeviceToken).join('/')
  expect(from({ path })).toHaveLength(4)
  expect(from({ query: { token: path }, body: `id=${token}` })).toHaveLength(4)
})

test('a body that looks like one all along is searched fast', () => {
  const cpuTime = startCpuTimer()
  for (const piece of ['id=fpd_', '"id" : "fpd_', '"id"        ', ' ', `id=fpd_${'A'.repeat(42)}`])
    from({ body: piece.repeat(4_000_000 / piece.length) })
  expect(cpuTime()).toBeLessThan(5_000)
})
