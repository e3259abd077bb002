import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import { ChangePreferences } from '../../../functions/notifications/preferences/routes.ts'
import { PreferenceForm } from '../../../functions/notifications/preferences/schemas.ts'
import { parseRequest } from '../../../functions/shared/http/request.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { apiEvent } from '../../support/api-event.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aPhone } from '../phones.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

type Over = { readonly isBase64Encoded?: boolean; readonly headers?: Record<string, string> }

let companies = 0
async function aSubscriber() {
  const accountId = `one-click-${companies++}`
  const company = await aCompany(table, accountId)
  const { customerId } = await aReadyCustomer(company, { phone: aPhone(), email: `${accountId}@x.example` })
  await company.recordsConsent(customerId, { channel: 'email', kinds: ['marketing'] })
  const token = await company.link(customerId, 'unsubscribe')
  /** As API Gateway hands it on. */
  const posts = (body: string, contentType?: string, over: Over = {}) => {
    const headers = { ...(contentType === undefined ? {} : { 'content-type': contentType }), ...over.headers }
    const event = { ...apiEvent({ method: 'POST', params: { token }, body, ...over }), headers }
    const form = PreferenceForm.parse(parseRequest(ChangePreferences, event).body)
    return changePreferences(token, form, company.deps)
  }
  const withdrawn = async () =>
    (await company.deps.readConsentStates(accountId, customerId))
      .filter(({ state }) => state === 'withdrawn')
      .map(({ channel, kind }) => `${channel} ${kind}`)
  return { posts, withdrawn }
}

const form = 'application/x-www-form-urlencoded'
const plain = 'List-Unsubscribe=One-Click'
const part = (name: string, end = '\r\n') =>
  `--b${end}Content-Disposition: form-data; name=${name}${end}${end}One-Click${end}--b--${end}`

test.each<[string, string, string?, Over?]>([
  ['as the RFC shows it', plain, form],
  ['in base64, as API Gateway hands on what is no text', btoa(plain), form, { isBase64Encoded: true }],
  ['with a charset', plain, `${form}; charset=UTF-8`],
  ['as text/plain', plain, 'text/plain'],
  ['as text/plain in base64', btoa(`${plain}\r\n`), 'text/plain;charset=utf-8', { isBase64Encoded: true }],
  ['without a type', plain],
  ['with an empty type', plain, ''],
  ['as bytes', plain, 'application/octet-stream'],
  ['as what is no type', plain, 'form'],
  ['with a line end', `${plain}\r\n`, form],
  ['with spaces', ` ${plain} `, form],
  ['after a byte order mark', `\ufeff${plain}`, form],
  ['with a trailing &', `${plain}&`, form],
  ['between others', `a=b&${plain}&c=${'d'.repeat(5_000)}`, form],
  ['in lower case', plain.toLowerCase(), form],
  ['in upper case', plain.toUpperCase(), form],
  ['escaped', 'List%2DUnsubscribe=One%2DClick', form],
  ['with its equals sign escaped', 'List-Unsubscribe%3DOne-Click', form],
  ['in quotes', `"${plain}"`, 'text/plain'],
  ['as a header', 'List-Unsubscribe: One-Click\n', 'text/plain'],
  ['as a line among lines', `a=b\r\n${plain}\r\nc=d`, 'text/plain'],
  ['as JSON', '{"List-Unsubscribe":"One-Click"}', 'application/json'],
  ['as multipart', part('"List-Unsubscribe"'), 'multipart/form-data; boundary=b'],
  [
    'as multipart in base64',
    btoa(part('"List-Unsubscribe"')),
    'Multipart/Form-Data; Boundary="b"',
    { isBase64Encoded: true },
  ],
  ['as multipart with bare line ends', part('"List-Unsubscribe"', '\n'), 'multipart/form-data; boundary=b'],
  ['as multipart without quotes', part('List-Unsubscribe'), 'multipart/form-data; boundary=b'],
  ['as multipart that names no boundary', part('"List-Unsubscribe"'), 'multipart/form-data'],
  ['as multipart that names another type', part('"List-Unsubscribe"'), form],
  ['as multipart of type mixed', part('"List-Unsubscribe"'), 'multipart/mixed; boundary=b'],
  [
    'compressed',
    gzipSync(plain).toString('base64'),
    form,
    { isBase64Encoded: true, headers: { 'content-encoding': 'gzip' } },
  ],
])('one click %s stops its kind', async (_how, body, contentType, over) => {
  const { posts, withdrawn } = await aSubscriber()
  expect(await posts(body, contentType, over)).toMatchObject({ status: 200 })
  expect(await withdrawn()).toEqual(['email reminder'])
})

test.each<[string, string, string?]>([
  ['nothing', ''],
  ['nothing but spaces', '\r\n', 'text/plain'],
  ['another field', 'unsubscribe=yes', form],
  ['another value', 'List-Unsubscribe=Later', form],
  ['words', 'please stop', 'text/plain'],
  ['a number as JSON', '7', 'application/json'],
  ['an empty part', '--b\r\n\r\n--b--', 'multipart/form-data; boundary=b'],
])('%s changes nothing, and is told', async (_what, body, contentType) => {
  const { posts, withdrawn } = await aSubscriber()
  const { status, body: page } = await posts(body, contentType)
  expect(status).toBe(422)
  expect(page).toContain('Nothing was changed: the request did not say what to stop.')
  expect(await withdrawn()).toEqual([])
})
