import { describe, expect, test } from 'vitest'
import { multipartFields } from '../../../functions/shared/http/multipart.ts'

const form = (fields: Record<string, string>, boundary = 'b0undary') =>
  `${Object.entries(fields)
    .map(([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('')}--${boundary}--\r\n`

describe('a multipart form', () => {
  test('is read as its fields', () => {
    const fields = { 'List-Unsubscribe': 'One-Click', more: 'two\r\nlines' }
    expect(multipartFields(form(fields), 'multipart/form-data; boundary=b0undary')).toEqual(fields)
    expect(multipartFields(form(fields, 'x y'), 'multipart/form-data; charset=utf-8; boundary="x y"')).toEqual(fields)
  })

  test('as another program writes it', async () => {
    const data = new FormData()
    data.set('List-Unsubscribe', 'One-Click')
    const response = new Response(data)
    const fields = multipartFields(await response.text(), response.headers.get('content-type') ?? '')
    expect(fields).toEqual({ 'List-Unsubscribe': 'One-Click' })
  })

  test.each([
    ['no boundary', form({ a: 'b' }), 'multipart/form-data'],
    ['another boundary', form({ a: 'b' }), 'multipart/form-data; boundary=other'],
    ['no name', '--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--', 'multipart/form-data; boundary=b'],
    [
      'a file',
      '--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nx\r\n--b--',
      'multipart/form-data; boundary=b',
    ],
    ['no end of headers', '--b\r\nContent-Disposition: form-data; name="f"', 'multipart/form-data; boundary=b'],
    ['nothing', '', 'multipart/form-data; boundary=b'],
  ])('with %s has none', (_, body, type) => expect(multipartFields(body, type)).toEqual({}))
})
