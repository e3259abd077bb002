import type { NamedRoute } from './contract.ts'
import { type JsonSchema, schemaConverter } from './json-schema.ts'
import { operationOf } from './operation.ts'
import { problemSchemas } from './problems.ts'

/** `ANY` routes serve phone apps, which use these methods. */
const anyMethods = ['GET', 'POST', 'PUT'] as const

export function openapiOf(routes: readonly NamedRoute[]): JsonSchema {
  const schemas = schemaConverter()
  const paths: Record<string, Record<string, JsonSchema>> = {}
  for (const named of routes) {
    const { method, isUndescribed } = named.route
    if (isUndescribed) continue
    const path = named.route.path.replace('+}', '}')
    for (const each of method === 'ANY' ? anyMethods : [method]) {
      const operation = operationOf(named, schemas)
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
        'Times are RFC 3339, in responses always UTC. Durations are ISO 8601, distances metres, coordinates WGS84 degrees. ' +
        'Errors are problem details (RFC 9457) with a stable `code`. The gateway’s own 401, 404, 413, 429 and 503 have the ' +
        'body `{"message"}` instead. Lists are newest first, with `limit` and an opaque `cursor`. ' +
        'Under `/v1` a query parameter that an operation does not list is refused with 422, except by `POST /v1/pings`. ' +
        '`x-role` is the lowest role that may call an operation.',
    },
    servers: [{ url: '/' }],
    security: [{ accessToken: [] }],
    tags: [...new Set(routes.map(({ capability }) => capability))].map((name) => ({ name })),
    paths,
    components: {
      schemas: { ...schemas.components(), ...problemSchemas },
      securitySchemes: {
        accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'A Cognito access token' },
      },
    },
  }
}
