import * as z from 'zod'
import { hasEtag } from '../shared/http/etag.ts'
import type { RouteShape } from '../shared/http/route.ts'
import { namedSchemas } from './components/named-schemas.ts'
import type { NamedRoute, RouteName } from './contract.ts'
import { etagHeaders, notModified } from './etags.ts'
import { componentName } from './examples.ts'
import type { JsonSchema, SchemaConverter } from './json-schema.ts'
import { operationTexts } from './operation-texts.ts'
import type { OperationText } from './operations/operation-text.ts'
import { parametersOf } from './parameters.ts'
import { problemResponses } from './problems.ts'

const bodyTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded', csv: 'text/csv' } as const
const defaultMaxBytes = 256 * 1024

const emptyAnswer = 'Done; there is no body'

const large = {
  description: 'The answer is too large to be sent at once: fetch it from `Location` within 5 minutes',
  headers: {
    location: {
      description: 'A signed address, to be fetched without a token',
      schema: { type: 'string', format: 'uri' },
    },
  },
}
const formAnswered = {
  description: 'The form is done: the page that `Location` names shows what it led to',
  headers: {
    location: { description: 'Address of the page', schema: { type: 'string', format: 'uri-reference' } },
  },
}

export function operationOf(named: NamedRoute, schemas: SchemaConverter): JsonSchema {
  const { capability, name, route } = named
  const text = operationTexts[name as RouteName]
  const parameters = parametersOf(named, text, schemas)
  return {
    operationId: name.charAt(0).toLowerCase() + name.slice(1),
    tags: [capability],
    summary: route.summary,
    description: text.description,
    ...(route.access === 'public' ? { security: [] } : { 'x-role': route.access }),
    ...(parameters.length > 0 && { parameters }),
    ...(route.body && { requestBody: requestBodyOf(route, route.body, schemas) }),
    responses: { ...responsesOf(route, text, schemas), ...problemResponses(route) },
  }
}

function requestBodyOf(route: RouteShape, body: z.ZodType, schemas: SchemaConverter): JsonSchema {
  const kilobytes = (route.maxBytes ?? defaultMaxBytes) / 1024
  const size = kilobytes < 1024 ? `${kilobytes} KB` : `${kilobytes / 1024} MB`
  return {
    required: true,
    description: `At most ${size}, inflated if it is compressed (gzip, deflate, br); more is 413`,
    content: { [bodyTypes[route.bodyType ?? 'json']]: media(schemas.request(body)) },
  }
}

function responsesOf(route: RouteShape, text: OperationText, schemas: SchemaConverter): Record<string, JsonSchema> {
  const { method, responses } = route
  const described = Object.entries(responses).map(([status, response]) => {
    if (status === '303') return [status, method === 'POST' ? formAnswered : large]
    const said = text.responses?.[Number(status)]
    if (response === null) return [status, { description: said ?? emptyAnswer }]
    const content =
      response instanceof z.ZodType
        ? { 'application/json': media(schemas.response(response)) }
        : { [response.contentType]: { schema: { type: 'string' } } }
    const description =
      said ?? (response instanceof z.ZodType ? whatItIs(schemas.response(response)) : `As ${response.contentType}`)
    const headers = hasEtag(route) && status === '200' ? { headers: etagHeaders } : {}
    return [status, { description, ...headers, content }]
  })
  return Object.fromEntries([...described, ...(hasEtag(route) ? [['304', notModified]] : [])])
}

/** With the example of the component that it is, or that its first form is. */
function media(schema: JsonSchema): JsonSchema {
  const name = componentName(schema)
  return { schema, ...(name !== undefined && { examples: { example: { $ref: `#/components/examples/${name}` } } }) }
}

/** What the component is that the schema refers to. */
function whatItIs(schema: JsonSchema): string | undefined {
  return namedSchemas[componentName(schema) ?? '']?.description
}
