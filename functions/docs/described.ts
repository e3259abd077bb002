import { type ClosedList, closedLists } from './components/closed-lists.ts'
import { commonFields } from './components/common-fields.ts'
import type { FieldText } from './components/field-text.ts'
import { namedSchemas } from './components/named-schemas.ts'
import type { JsonSchema } from './json-schema-type.ts'

/** A component schema with what it and its fields mean, and examples of the fields. */
export function described(name: string, schema: JsonSchema): JsonSchema {
  const list = (closedLists as Readonly<Record<string, ClosedList>>)[name]
  if (list !== undefined) return { ...schema, description: list.description }
  const { description, fields = {} } = namedSchemas[name] ?? {}
  const { type, properties = {}, ...rest } = schema as JsonSchema & { readonly properties?: Record<string, JsonSchema> }
  return {
    type,
    description,
    properties: Object.fromEntries(
      Object.entries(properties).map(([field, property]) => [field, withText(property, textOf(field, fields))]),
    ),
    ...rest,
  }
}

export function withText(schema: JsonSchema, text: FieldText | undefined): JsonSchema {
  const [description, ...examples] = typeof text === 'string' ? [text] : (text ?? [])
  return { ...schema, ...(description && { description }), ...(examples.length > 0 && { examples }) }
}

function textOf(field: string, fields: Readonly<Record<string, FieldText>>): FieldText | undefined {
  return fields[field] ?? (commonFields as Readonly<Record<string, FieldText>>)[field]
}
