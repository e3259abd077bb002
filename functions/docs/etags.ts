import type { JsonSchema } from './json-schema-type.ts'

export const ifNoneMatch: JsonSchema = {
  name: 'If-None-Match',
  in: 'header',
  required: false,
  description:
    'The `ETag` of the copy that the client has: while it is still the same, the answer is 304 without a body',
  schema: { type: 'string', examples: ['W/"pZ0rT1m2yR8x4CqjQ3mN9w"'] },
}

export const etagHeaders: JsonSchema = {
  etag: {
    description: 'Names this answer, weakly: for `If-None-Match`',
    schema: { type: 'string', examples: ['W/"pZ0rT1m2yR8x4CqjQ3mN9w"'] },
  },
}

export const notModified: JsonSchema = {
  description: 'The copy that the client has is still the answer; there is no body',
  headers: etagHeaders,
}
