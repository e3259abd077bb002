import type * as z from 'zod'
import { hasEtag } from '../shared/http/etag.ts'
import type { FieldText } from './components/field-text.ts'
import type { NamedRoute } from './contract.ts'
import { withText } from './described.ts'
import { ifNoneMatch } from './etags.ts'
import type { JsonSchema, SchemaConverter } from './json-schema.ts'
import { commonParameters, pathIds } from './operations/common-parameters.ts'
import type { OperationText } from './operations/operation-text.ts'

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'Any text that is new for each thing to create, best a UUID: a request that is sent again with it makes no second one, but gets the same answer for 24 hours',
  schema: { type: 'string', examples: ['5f0c1c52-6f0b-4c57-9c2e-0b6f2f1a7d11'] },
}

export function parametersOf({ route }: NamedRoute, text: OperationText, schemas: SchemaConverter): JsonSchema[] {
  const [, parent = ''] = /([^/]+)\/\{id\}/.exec(route.path) ?? []
  const texts: Readonly<Record<string, FieldText | undefined>> = {
    ...commonParameters,
    id: pathIds[parent],
    ...text.parameters,
  }
  const described = (location: 'path' | 'query', schema: z.ZodObject | undefined) => {
    const { properties = {}, required = [] } = (schema ? schemas.request(schema) : {}) as {
      properties?: Record<string, JsonSchema>
      required?: string[]
    }
    return Object.entries(properties).map(([name, property]) => {
      const { description, ...given } = withText(property, texts[name])
      return {
        name,
        in: location,
        required: location === 'path' || required.includes(name),
        description,
        schema: given,
      }
    })
  }
  return [
    ...described('path', route.params),
    ...described('query', route.query),
    ...(route.idempotent ? [idempotencyKey] : []),
    ...(hasEtag(route) ? [ifNoneMatch] : []),
  ]
}
