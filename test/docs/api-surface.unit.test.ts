import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allRoutes } from '../../functions/docs/contract.ts'
import { errorCodes } from '../../functions/shared/errors.ts'
import { schemaLines } from '../../tools/api-surface/schema-lines.ts'
import { apiSurface } from '../../tools/api-surface/surface.ts'

const advice =
  'The contract with clients differs from test/docs/api-surface.txt. A change of it is deliberate: if existing clients ' +
  'keep working, write the file anew with `npm run api-surface` and commit it with the change.'

const file = readFileSync(new URL('./api-surface.txt', import.meta.url), 'utf8')

test('paths, fields, limits, media types and codes are those that clients know', () => {
  expect(apiSurface().split('\n'), advice).toEqual(file.split('\n'))
})

test('it has every route and every error code', () => {
  for (const { route } of allRoutes) expect(file).toContain(`\nroute ${route.method} ${route.path} `)
  for (const code of errorCodes) expect(file).toMatch(new RegExp(`^error \\d{3} ${code}$`, 'm'))
})

test('words and the names of schemas do not matter, keywords do', () => {
  const named = { components: { Name: { type: 'string', maxLength: 60, description: 'Of a person' } } }
  const renamed = { components: { FullName: { type: 'string', maxLength: 60, title: 'Name' } } }
  const person = (reference: string) => ({
    type: 'object',
    properties: { name: { $ref: reference } },
    required: ['name'],
  })
  const lines = schemaLines(person('#/components/Name'), named)
  expect(lines).toEqual(['.: object', 'name: string, maxLength 60, required'])
  expect(schemaLines(person('#/components/FullName'), renamed)).toEqual(lines)
})

test('a field, a list, a choice and a closed object have lines of their own', () => {
  const list = { type: 'array', maxItems: 2, items: { type: ['number', 'null'], minimum: 0 } }
  const choice = { anyOf: [{ const: 1 }, { enum: ['b', 'a'] }] }
  const schema = { type: 'object', properties: { list, choice }, required: ['list'], additionalProperties: false }
  expect(schemaLines(schema, {})).toEqual([
    '.: object',
    'list: array, maxItems 2, required',
    'list[]: number or null, minimum 0',
    'choice: optional',
    'choice(anyOf 1): const 1',
    'choice(anyOf 2): enum ["a","b"]',
    '*: nothing',
  ])
})
