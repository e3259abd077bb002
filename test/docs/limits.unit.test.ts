import { expect, test } from 'vitest'
import * as z from 'zod'
import { namedSchemas } from '../../functions/docs/components/named-schemas.ts'
import { allRoutes } from '../../functions/docs/contract.ts'
import { exampleOf } from '../../functions/docs/examples.ts'
import { openapiOf } from '../../functions/docs/openapi.ts'

type Limits = {
  maxLength?: number
  maxItems?: number
  maximum?: number
  minimum?: number
  items?: Record<string, unknown>
  examples?: unknown[][]
}
type Component = { properties?: Record<string, Limits> }
const { components, paths } = JSON.parse(JSON.stringify(openapiOf(allRoutes)))
const schemas: Record<string, Component> = components.schemas

/** Of each limit the value that still passes, and the next, which does not. */
function boundaries({
  maxLength,
  maxItems,
  maximum,
  minimum,
  items,
  examples,
}: Limits): [last: unknown, beyond: unknown][] {
  const text = (length: number) => 'x'.repeat(length)
  const list = (length: number) =>
    Array.from({ length }, () => examples?.[0]?.[0] ?? exampleOf(items ?? {}, components.schemas))
  const isSafe = (bound: number | undefined): bound is number =>
    bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER
  return [
    ...(maxLength === undefined ? [] : [[text(maxLength), text(maxLength + 1)] as [unknown, unknown]]),
    ...(maxItems === undefined ? [] : [[list(maxItems), list(maxItems + 1)] as [unknown, unknown]]),
    ...(isSafe(maximum) ? [[maximum, maximum + 1] as [unknown, unknown]] : []),
    ...(isSafe(minimum) ? [[minimum, minimum - 1] as [unknown, unknown]] : []),
  ]
}

const sizes = ['too_big', 'too_small']
/** Whether a field is refused for its size alone: a text of x may be no phone number, and is none of any length. */
function refusedBySize(schema: z.ZodType, body: object, field: string, value: unknown): boolean {
  const { error } = schema.safeParse({ ...body, [field]: value })
  return error?.issues.some(({ code, path }) => path[0] === field && path.length === 1 && sizes.includes(code)) === true
}

const sent = Object.keys(namedSchemas).filter((name) =>
  JSON.stringify(
    Object.values<object>(paths).map((each) => Object.values(each).map(({ requestBody }) => requestBody)),
  ).includes(`"#/components/schemas/${name}"`),
)
const limits = sent.flatMap((name) =>
  Object.entries(schemas[name]?.properties ?? {}).flatMap(([field, limit]) =>
    boundaries(limit).map(([last, beyond]) => ({ name, field, last, beyond })),
  ),
)

test.each(limits)('$name.$field: the last value is taken, the next is refused', ({ name, field, last, beyond }) => {
  const { schema = z.never() } = namedSchemas[name] ?? {}
  const body = exampleOf(components.schemas[name], components.schemas, name) as object
  expect(refusedBySize(schema, body, field, last)).toBe(false)
  expect(refusedBySize(schema, body, field, beyond)).toBe(true)
})

type Parameter = { in: string; name: string; schema: Limits }
const parameters = allRoutes.flatMap(({ route: { path, method, query, params } }) => {
  const described: Parameter[] = paths[path]?.[method.toLowerCase()]?.parameters ?? []
  return described.flatMap(({ in: place, name, schema }) => {
    const field = (place === 'query' ? query : params)?.shape[name]
    return field ? [{ method, path, name, schema, field }] : []
  })
})

test.each(parameters)('$method $path: $name has the limits of its parser', ({ schema, field }) => {
  const isRefused = (value: unknown) => !z.safeParse(field, String(value)).success
  for (const [last, beyond] of boundaries(schema)) expect([isRefused(last), isRefused(beyond)]).toEqual([false, true])
})
