import * as z from 'zod'
import type { RouteShape } from '../shared/http/route.ts'
import type { NamedRoute } from './contract.ts'
import type { JsonSchema, SchemaConverter } from './json-schema.ts'
import { problemResponses } from './problems.ts'

const bodyTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded', csv: 'text/csv' } as const

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Requests with the same key and body get the same response for 24 hours',
  schema: { type: 'string' },
}

const tooLarge = {
  description: 'The response is too large: fetch it from `Location` within 5 minutes',
  headers: {
    location: { description: 'A signed URL, to be fetched without a token', schema: { type: 'string', format: 'uri' } },
  },
}

export function operationOf({ capability, name, route }: NamedRoute, schemas: SchemaConverter): JsonSchema {
  const parameters = [
    ...parametersOf('path', route.params, schemas),
    ...parametersOf('query', route.query, schemas),
    ...(route.idempotent ? [idempotencyKey] : []),
  ]
  return {
    operationId: name.charAt(0).toLowerCase() + name.slice(1),
    tags: [capability],
    summary: route.summary,
    ...(route.access === 'public' ? { security: [] } : { 'x-role': route.access }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: requestBodyOf(route, route.body, schemas) }),
    responses: { ...responsesOf(route, schemas), ...problemResponses(route) },
  }
}

function parametersOf(
  location: 'path' | 'query',
  schema: z.ZodObject | undefined,
  schemas: SchemaConverter,
): JsonSchema[] {
  const { properties = {}, required = [] } = (schema ? schemas.request(schema) : {}) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: location,
    required: location === 'path' || required.includes(name),
    schema: property,
  }))
}

function requestBodyOf(route: RouteShape, body: z.ZodType, schemas: SchemaConverter): JsonSchema {
  return { required: true, content: { [bodyTypes[route.bodyType ?? 'json']]: { schema: schemas.request(body) } } }
}

function responsesOf({ responses }: RouteShape, schemas: SchemaConverter): Record<string, JsonSchema> {
  const described = Object.entries(responses).map(([status, response]) => {
    if (status === '303') return [status, tooLarge]
    if (response === null) return [status, { description: 'Success' }]
    const content =
      response instanceof z.ZodType
        ? { 'application/json': { schema: schemas.response(response) } }
        : { [response.contentType]: { schema: { type: 'string' } } }
    return [status, { description: 'Success', content }]
  })
  return Object.fromEntries(described)
}
