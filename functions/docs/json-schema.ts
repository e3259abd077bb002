import * as z from 'zod'
import { type ClosedList, closedLists } from './components/closed-lists.ts'
import { schemaNames } from './components/named-schemas.ts'
import { described } from './described.ts'
import type { JsonSchema } from './json-schema-type.ts'

export type { JsonSchema }

type Converted = JsonSchema & { readonly $defs?: Record<string, JsonSchema> }

/** Converts the schemas of one document. A schema that has a name becomes a reference to a component. */
export type SchemaConverter = {
  request(schema: z.ZodType): JsonSchema
  /** The output side. Allows further fields, which a later version may add. */
  response(schema: z.ZodType): JsonSchema
  /** What was referred to so far, by name. */
  components(): Record<string, JsonSchema>
}

/** @throws Error when a named schema differs between requests and responses, which then need a name each */
export function schemaConverter(): SchemaConverter {
  const components = new Map<string, JsonSchema>()
  function convert(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const { $schema: _dialect, $defs = {}, ...own } = converted(schema, io)
    for (const [name, bare] of Object.entries($defs)) {
      const component = described(name, bare)
      const known = components.get(name) ?? component
      if (JSON.stringify(known) !== JSON.stringify(component)) throw new Error(`${name} is not the same in requests`)
      components.set(name, component)
    }
    return own
  }
  return {
    request: (schema) => convert(schema, 'input'),
    response: (schema) => convert(schema, 'output'),
    components: () => Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

export function referenceTo(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}

const listNames = new Map(
  Object.entries<ClosedList>(closedLists).map(([name, { values }]) => [JSON.stringify(values), name]),
)
/** Of these the format says all that clients need; the pattern takes 300 characters. */
const plainFormats = ['date-time', 'date']
/** JSON Schema’s `duration` (RFC 3339) has no fractions of a second. */
const duration = '^PT(\\d+H)?(\\d+M)?(\\d+(\\.\\d+)?S)?$'

function converted(schema: z.ZodType, io: 'input' | 'output'): Converted {
  const lists: Record<string, JsonSchema> = {}
  const json = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    metadata: schemaNames,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { format } = z.globalRegistry.get(zodSchema) ?? {}
      if (typeof format === 'string') jsonSchema.format = format
      if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
      if (plainFormats.includes(jsonSchema.format ?? '')) delete jsonSchema.pattern
      if (jsonSchema.format === 'duration') {
        delete jsonSchema.format
        jsonSchema.pattern = duration
      }
      const list = listNames.get(JSON.stringify(jsonSchema.enum))
      if (list === undefined) return
      const { type, enum: values } = jsonSchema
      lists[list] = { type, enum: values }
      delete jsonSchema.type
      delete jsonSchema.enum
      jsonSchema.$ref = `#/$defs/${list}`
    },
  })
  const { $defs, ...rest } = JSON.parse(JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/'))
  return { ...rest, $defs: { ...$defs, ...lists } }
}
