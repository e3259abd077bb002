import { expect, test } from 'vitest'
import { closedLists } from '../../functions/docs/components/closed-lists.ts'
import { namedSchemas } from '../../functions/docs/components/named-schemas.ts'
import { allRoutes } from '../../functions/docs/contract.ts'
import { exampleOf } from '../../functions/docs/examples.ts'
import { openapiOf } from '../../functions/docs/openapi.ts'

type Json = { readonly [name: string]: unknown }
const contract = JSON.parse(JSON.stringify(openapiOf(allRoutes)))
const { paths, components } = contract

/** Every object of a document with its path, the document itself left out. */
function* objectsIn(value: unknown, path = ''): Generator<readonly [string, Json]> {
  if (typeof value !== 'object' || value === null) return
  if (path !== '' && !Array.isArray(value)) yield [path, value as Json]
  for (const [name, each] of Object.entries(value)) {
    if (name !== 'examples' && name !== 'example') yield* objectsIn(each, `${path}/${name}`)
  }
}

const all = [...objectsIn({ paths, components: { ...components, examples: undefined } })]
const isMissing = ({ description }: Json) => typeof description !== 'string' || !/^\S.{5}/s.test(description)
const properties = all.flatMap(([path, { properties: fields = {} }]) =>
  Object.entries(fields as Record<string, Json>).map(([name, field]) => [`${path}/${name}`, field] as const),
)
const undescribed = (some: readonly (readonly [string, Json])[]) =>
  some.filter(([, each]) => isMissing(each)).map(([path]) => path)

test('every operation, parameter, body, answer and header has a description', () => {
  const operations = all.filter(([, each]) => 'operationId' in each)
  const parts = all.filter(
    ([path, each]) =>
      !('$ref' in each) &&
      (/\/(parameters|responses|headers)\/[^/]+$/.test(path) || /\/requestBody$/.test(path) || 'operationId' in each),
  )
  expect(operations.length).toBeGreaterThan(80)
  expect(parts.length).toBeGreaterThan(operations.length * 2)
  expect(undescribed(parts)).toEqual([])
})

test('a summary is one line, and the description says more', () => {
  for (const [path, { summary, description }] of all.filter(([, each]) => 'operationId' in each)) {
    expect([path, summary]).toEqual([path, expect.stringMatching(/^[A-Z][^\n]{5,70}[^.\n]$/)])
    expect([path, description]).not.toEqual([path, summary])
  }
})

test('every field and every named schema has a description', () => {
  expect(properties.length).toBeGreaterThan(400)
  expect(undescribed(properties)).toEqual([])
  expect(undescribed(Object.entries<Json>(components.schemas))).toEqual([])
  expect(undescribed(contract.tags.map((tag: Json) => [tag['name'], tag]))).toEqual([])
})

test('every field has an example, or a schema that says as much', () => {
  for (const [path, field] of properties)
    expect([path, () => exampleOf(field, components.schemas, path)]).toEqual([path, expect.toSatisfy(isPossible)])
})

const isPossible = (work: () => unknown) => {
  work()
  return true
}

test('every object with fields has a name', () => {
  const inline = all.filter(
    ([path, { type, properties: fields = {} }]) =>
      type === 'object' && Object.keys(fields as Json).length > 0 && !/^\/components\/schemas\/\w+$/.test(path),
  )
  expect(inline.map(([path]) => path)).toEqual([])
})

test('every name is used', () => {
  const text = JSON.stringify(contract)
  for (const name of [...Object.keys(namedSchemas), ...Object.keys(closedLists)])
    expect([name, text.includes(`"#/components/schemas/${name}"`)]).toEqual([name, true])
})

test('the parser accepts every example', () => {
  for (const [name, { schema }] of Object.entries(namedSchemas)) {
    const { error } = schema.safeParse(exampleOf(components.schemas[name], components.schemas, name))
    expect([name, error?.issues]).toEqual([name, undefined])
  }
})
