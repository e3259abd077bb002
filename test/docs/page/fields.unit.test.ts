import { expect, test } from 'vitest'
import type { Document, Schema } from '../../../functions/docs/page/document.ts'
import { bodyTable } from '../../../functions/docs/page/field-table.ts'
import { fieldsOf } from '../../../functions/docs/page/fields.ts'
import { sample } from '../../../functions/docs/page/sample.ts'

const text: Schema = { type: 'string' }
const Break: Schema = { type: 'object', required: ['startedAt'], properties: { startedAt: text, endedAt: text } }
const Tree: Schema = {
  type: 'object',
  properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
}
const document: Document = { info: { title: '' }, paths: {}, components: { schemas: { Break, Tree } } }
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const names = (schema: Schema) => fieldsOf(document, schema).map(({ name, required }) => (required ? `${name}!` : name))

test('fields of unnamed objects are listed with where they are, those of named ones are a link', () => {
  const position: Schema = { type: 'object', required: ['lat'], properties: { lat: { type: 'number' } } }
  const shift: Schema = {
    type: 'object',
    required: ['breaks'],
    properties: { breaks: { type: 'array', items: Break }, position, last: ref('Break') },
  }
  const expected = ['breaks!', 'breaks[].startedAt!', 'breaks[].endedAt', 'position', 'position.lat!', 'last']
  expect(names(shift)).toEqual(expected)
  expect(bodyTable(document, shift, () => undefined)).toContain('<a href="#schema-Break">Break</a>')
})

test('a reference, a list and an object that holds its own kind are followed once', () => {
  expect(names(ref('Break'))).toEqual(['startedAt!', 'endedAt'])
  expect(names({ type: 'array', items: ref('Break') })).toEqual(['[].startedAt!', '[].endedAt'])
  expect(names(ref('Tree'))).toEqual(['children'])
  expect(sample(document, { ...Tree, required: ['children'] })).toEqual({ children: [expect.anything()] })
})

test('of alternatives, what one of them lacks is not required', () => {
  const one: Schema = { type: 'object', required: ['a', 'b'], properties: { a: text, b: text } }
  const other: Schema = { type: 'object', required: ['a'], properties: { a: text } }
  expect(names({ anyOf: [one, other] })).toEqual(['a!', 'b'])
  expect(names({ allOf: [other, { properties: { c: text } }] })).toEqual(['a!', 'c'])
})

test('a field says its type, values, limits, default and example', () => {
  const table = bodyTable(
    document,
    {
      type: 'object',
      properties: {
        role: { enum: ['worker', 'staff'], description: 'What a `member` may do.' },
        limit: { type: 'integer', minimum: 1, maximum: 200, default: 50, examples: [20] },
      },
    },
    () => undefined,
  )
  expect(table).toContain('What a <code>member</code> may do. One of <code>worker</code>, <code>staff</code>.')
  expect(table).toContain('At least 1, at most 200. Default <code>50</code>. Example <code>20</code>.')
})

test('a sample has what is required, with the document’s own examples first', () => {
  const schema: Schema = {
    type: 'object',
    required: ['at', 'name', 'kinds'],
    properties: {
      at: { type: 'string', format: 'date-time' },
      name: { type: 'string', examples: ['Ana'] },
      kinds: { type: 'array', items: { enum: ['reminder'] } },
      note: text,
    },
  }
  expect(sample(document, schema)).toEqual({ at: '2026-05-04T07:30:00Z', name: 'Ana', kinds: ['reminder'] })
})
