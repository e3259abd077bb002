import type { NamedRoute } from './contract.ts'
import { referredExamples } from './examples.ts'
import { type JsonSchema, schemaConverter } from './json-schema.ts'
import { operationOf } from './operation.ts'
import { problemSchemas } from './problem-schemas.ts'
import { problemComponents } from './problems.ts'

/** `ANY` routes serve phone apps, which use these methods. */
const anyMethods = ['GET', 'POST', 'PUT'] as const

const description =
  'The API of an installation of Fieldpost: workers clock in and are tracked on shift, customers are reminded of appointments.\n\n' +
  'Times are RFC 3339, in requests with any offset, in answers in UTC with milliseconds. Durations are ISO 8601, distances ' +
  'metres, speeds metres per second, headings degrees from true north, coordinates WGS84 degrees, prices US dollars. Ids are ' +
  'opaque. Answers may get further fields.\n\n' +
  'Errors are problem details (RFC 9457) with a stable `code`; every operation can also answer the gateway’s own errors, whose ' +
  'body is `{"message"}`. A list is newest first, in pages of `limit` items with an opaque `cursor`. Under `/v1` a query ' +
  'parameter that an operation does not list is refused with 422, except by `POST /v1/pings`. `x-role` is the lowest role that ' +
  'may call an operation; `login` is any login, with or without an account.'

const tagDescriptions: Readonly<Record<string, string>> = {
  accounts: 'The company, its people and their phones, exports and erasures',
  shifts: 'Clocking, hours, positions and tracks',
  board: 'The first screen of the office',
  pages: 'What this is, what is kept, and the terms',
  customers: 'Customers and what they agreed to',
  appointments: 'Appointments and their reminders',
  notifications: 'Messages to customers, their texts, templates and pages',
  docs: 'This document',
}

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
  const components = schemas.components()
  const described = routes.filter(({ route }) => !route.isUndescribed)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Fieldpost',
      version: '1',
      license: { name: 'MIT', identifier: 'MIT' },
      description,
    },
    servers: [{ url: '/', description: 'The installation that serves this document' }],
    security: [{ accessToken: [] }],
    tags: [...new Set(described.map(({ capability }) => capability))].map((name) => ({
      name,
      description: tagDescriptions[name],
    })),
    paths,
    components: {
      schemas: { ...components, ...problemSchemas },
      responses: problemComponents(
        described.map(({ route }) => route),
        components,
      ),
      examples: referredExamples(paths, components),
      securitySchemes: {
        accessToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The access token of a sign-in at the installation’s Amazon Cognito user pool',
        },
      },
    },
  }
}
