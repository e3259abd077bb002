import * as z from 'zod'
import type { RouteShape } from '../shared/http/route.ts'
import type { NamedRoute } from './contract.ts'
import { type JsonSchema, requestSchema, responseSchema } from './json-schema.ts'
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

export function operationOf({ capability, name, route }: NamedRoute): JsonSchema {
  const parameters = [
    ...parametersOf('path', route.params),
    ...parametersOf('query', route.query),
    ...(route.idempotent ? [idempotencyKey] : []),
  ]
  return {
    operationId: name.charAt(0).toLowerCase() + name.slice(1),
    tags: [capability],
    summary: route.summary,
    ...(route.access === 'public' ? { security: [] } : { 'x-role': route.access }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: requestBodyOf(route, route.body) }),
    responses: { ...responsesOf(route), ...problemResponses(route) },
  }
}

function parametersOf(location: 'path' | 'query', schema: z.ZodObject | undefined): JsonSchema[] {
  const { properties = {}, required = [] } = (schema ? requestSchema(schema) : {}) as {
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

function requestBodyOf(route: RouteShape, body: z.ZodType): JsonSchema {
  return { required: true, content: { [bodyTypes[route.bodyType ?? 'json']]: { schema: requestSchema(body) } } }
}

function responsesOf({ responses }: RouteShape): Record<string, JsonSchema> {
  const described = Object.entries(responses).map(([status, response]) => {
    if (status === '303') return [status, tooLarge]
    if (response === null) return [status, { description: 'Success' }]
    const content =
      response instanceof z.ZodType
        ? { 'application/json': { schema: responseSchema(response) } }
        : { [response.contentType]: { schema: { type: 'string' } } }
    return [status, { description: 'Success', content }]
  })
  return Object.fromEntries(described)
}
