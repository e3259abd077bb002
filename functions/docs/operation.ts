import * as z from 'zod'
import { hasEtag } from '../shared/http/etag.ts'
import { bodiesOf, type RouteShape } from '../shared/http/route.ts'
import { namedSchemas } from './components/named-schemas.ts'
import type { NamedRoute, RouteName } from './contract.ts'
import { etagHeaders, notModified } from './etags.ts'
import { componentName } from './examples.ts'
import type { JsonSchema, SchemaConverter } from './json-schema.ts'
import { operationTexts } from './operation-texts.ts'
import type { OperationText } from './operations/operation-text.ts'
import { parametersOf } from './parameters.ts'
import { problemResponses } from './problems.ts'
import { textContent } from './text-content.ts'

const bodyTypes = { json: 'application/json', form: 'application/x-www-form-urlencoded', csv: 'text/csv' } as const
const defaultMaxBytes = 256 * 1024

const emptyAnswer = 'Done; there is no body'

const large = (route: RouteShape) => ({
  description: 'The answer is too large to be sent at once: fetch it from `Location` within 5 minutes',
  headers: {
    ...(hasEtag(route) && etagHeaders),
    location: {
      description: 'A signed address, to be fetched without a token',
      schema: { type: 'string', format: 'uri' },
    },
  },
})
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
    required: !body.safeParse({}).success,
    description: `At most ${size}, inflated if it is compressed (gzip, deflate, br); more is 413`,
    content: { [bodyTypes[route.bodyType ?? 'json']]: media(schemas.request(body)) },
  }
}

function responsesOf(route: RouteShape, text: OperationText, schemas: SchemaConverter): Record<string, JsonSchema> {
  const statuses = Object.keys(route.responses).map(Number)
  const described = statuses.flatMap((status): (readonly [number | string, JsonSchema])[] => {
    if (status >= 400) return [] // among the problems
    if (status === 303) return [[status, route.method === 'POST' ? formAnswered : large(route)]]
    const said = text.responses?.[status]
    const bodies = bodiesOf(route, status)
    if (bodies.length === 0) return [[status, { description: said ?? emptyAnswer }]]
    const schema = bodies.find((each) => each instanceof z.ZodType)
    const json = schema && schemas.response(schema)
    const texts = textContent(bodies)
    const content = { ...(json && { 'application/json': media(json) }), ...texts }
    const description = said ?? (json ? whatItIs(json) : `As ${Object.keys(texts).join(' or ')}`)
    const headers = hasEtag(route) && status === 200 ? { headers: etagHeaders } : {}
    return [[status, { description, ...headers, content }]]
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
