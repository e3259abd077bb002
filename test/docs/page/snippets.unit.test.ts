import { expect, test } from 'vitest'
import { answersHtml } from '../../../functions/docs/page/answers.ts'
import type { Document, Operation } from '../../../functions/docs/page/document.ts'
import { clientCallOf, curlOf } from '../../../functions/docs/page/snippets.ts'

const document: Document = { info: { title: '' }, paths: {} }
const body = (example: unknown) => ({ content: { 'application/json': { example } } })
const post: Operation = {
  operationId: 'x',
  parameters: [
    { name: 'id', in: 'path', required: true },
    { name: 'from', in: 'query', required: true, schema: { type: 'string', format: 'date' } },
    { name: 'limit', in: 'query' },
    { name: 'Idempotency-Key', in: 'header' },
  ],
  requestBody: body({ note: 'Ana\'s "van"', at: '2026-05-04T07:30:00Z' }),
  responses: {},
}

test('a curl command quotes for the shell and has the token, the key and what is required', () => {
  expect(curlOf(document, '/v1/shifts/{id}/notes', 'post', post)).toBe(
    [
      'curl -X POST "$API/v1/shifts/$id/notes?from=2026-05-04"',
      '-H "Authorization: Bearer $TOKEN"',
      '-H "Idempotency-Key: $(date +%s)"',
      "-H 'Content-Type: application/json'",
      `-d '{"note":"Ana'\\''s \\"van\\"","at":"2026-05-04T07:30:00Z"}'`,
    ].join(' \\\n  '),
  )
  const open = { operationId: 'y', security: [], responses: {} }
  expect(curlOf(document, '/healthz', 'get', open)).toBe('curl "$API/healthz"')
})

test('a call of the client is JavaScript that says the same', async () => {
  const code = clientCallOf(document, '/v1/shifts/{id}/notes', 'post', post) ?? ''
  const calls: unknown[] = []
  const client = { POST: async (...given: unknown[]) => calls.push(given) && {} }
  await new Function('client', 'id', `return (async () => { ${code} })()`)(client, 'an-id')
  const header = { 'Idempotency-Key': expect.any(String) }
  const params = { path: { id: 'an-id' }, query: { from: '2026-05-04' }, header }
  expect(calls).toEqual([
    ['/v1/shifts/{id}/notes', { params, body: { note: 'Ana\'s "van"', at: '2026-05-04T07:30:00Z' } }],
  ])
})

test('pages and files have no call of the client', () => {
  const get: Operation = { operationId: 'z', responses: {} }
  const csv: Operation = { ...get, requestBody: { content: { 'text/csv': {} } } }
  expect(clientCallOf(document, '/privacy', 'get', get)).toBeUndefined()
  expect(clientCallOf(document, '/v1/customers/import', 'post', csv)).toBeUndefined()
  expect(curlOf(document, '/v1/customers/import', 'post', csv)).toContain('--data-binary @customers.csv')
})

test('an example that the document refers to is taken before one that is made up', () => {
  const examples = { example: { $ref: '#/components/examples/Note' } }
  const schema = { $ref: '#/components/schemas/Note' }
  const named = {
    ...document,
    components: { schemas: { Note: { type: 'object' } }, examples: { Note: { value: { note: 'Ladder' } } } },
  }
  const put: Operation = {
    operationId: 'z',
    requestBody: { content: { 'application/json': { schema, examples } } },
    responses: {
      200: { content: { 'application/json': { schema, examples } } },
    },
  }
  expect(curlOf(named, '/v1/notes', 'put', put)).toContain(`-d '{"note":"Ladder"}'`)
  const answers = answersHtml(named, put, () => undefined)
  expect(answers).toContain('<a href="#schema-Note">Note</a>')
  expect(answers).toContain('"note": "Ladder"')
})
