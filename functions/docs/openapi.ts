import type { NamedRoute } from './contract.ts'
import type { JsonSchema } from './json-schema.ts'
import { operationOf } from './operation.ts'
import { problemSchema } from './problems.ts'

/** What `ANY` stands for: what phone apps are known to use. */
const anyMethods = ['GET', 'POST', 'PUT'] as const

/**
 * The contract as OpenAPI 3.1 (whose schemas are JSON Schema 2020-12), made of the very schemas that parse the requests
 * and shape the answers.
 */
export function openapiOf(routes: readonly NamedRoute[]): JsonSchema {
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const named of routes) {
    const { method, path } = named.route
    for (const each of method === 'ANY' ? anyMethods : [method]) {
      const operation = operationOf(named)
      const operationId = method === 'ANY' ? `${String(operation['operationId'])}By${each}` : operation['operationId']
      paths[path] = { ...paths[path], [each.toLowerCase()]: { ...operation, operationId } }
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Fieldpost',
      version: '1',
      description:
        'Times are RFC 3339, in UTC where we give them; durations ISO 8601; distances metres; coordinates WGS84 degrees. ' +
        'Errors are RFC 9457 with a stable `code`; the gateway’s own 401, 404, 413, 429 and 503 carry `{"message"}`. ' +
        'Lists are newest first, with `limit` and an opaque `cursor`.',
    },
    servers: [{ url: '/' }],
    security: [{ accessToken: [] }],
    tags: [...new Set(routes.map(({ capability }) => capability))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A Cognito access token' },
      },
    },
  }
}
