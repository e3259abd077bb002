import type { RouteShape } from '../../functions/shared/http/route.ts'
import { type JsonSchema, requestSchema } from '../support/request-schema.ts'

/** A body that parses, made from the route's own schema: what is required, as small as it may be. */
export function sampleBody({ body }: Pick<RouteShape, 'body'>): object | undefined {
  return body && (sample(requestSchema(body)) as object)
}

function sample(schema: JsonSchema): unknown {
  const { type, enum: choices, const: only, anyOf, oneOf, format } = schema
  if (only !== undefined) return only
  if (Array.isArray(choices)) return choices[0]
  const options = anyOf ?? oneOf
  if (Array.isArray(options)) return sample(options[0])
  if (type === 'object') return sampleObject(schema)
  if (type === 'array')
    return Array.from({ length: Number(schema['minItems'] ?? 0) }, () => sample(schema['items'] as JsonSchema))
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema['minimum'] ?? 1))
  if (format === 'date-time') return new Date().toISOString()
  return 'x'.repeat(Math.max(1, Number(schema['minLength'] ?? 1)))
}

function sampleObject({ properties = {}, required = [] }: JsonSchema): object {
  const known = properties as Record<string, JsonSchema>
  return Object.fromEntries((required as string[]).map((name) => [name, sample(known[name] ?? {})]))
}
