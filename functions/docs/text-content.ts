import * as z from 'zod'
import type { ResponseBody } from '../shared/http/route.ts'
import type { JsonSchema } from './json-schema.ts'

/** Of bodies without a schema, by media type. */
export function textContent(bodies: readonly ResponseBody[]): JsonSchema {
  return Object.fromEntries(
    bodies.flatMap((body) =>
      body instanceof z.ZodType ? [] : [[body.contentType, { schema: schemaOf(body.contentType) }]],
    ),
  )
}

/** JSON that the document leaves open, or a text. */
function schemaOf(contentType: string): JsonSchema {
  return /^application\/(json|geo\+json)$/.test(contentType) ? { type: ['object', 'array'] } : { type: 'string' }
}
