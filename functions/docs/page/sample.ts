import { type Document, type Media, resolved, type Schema } from './document.ts'

const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-05-04T07:30:00Z',
  date: '2026-05-04',
  email: 'ana@example.com',
  uri: 'https://example.com/',
}

/** The document's own example of a body, else one that is made from its schema. */
export function sampleBody(document: Document, { example, examples, schema = {} }: Media): unknown {
  const [named] = Object.values(examples ?? {})
  return example ?? named?.value ?? sample(document, schema)
}

/** A value with the required fields, and the first field of an object that requires none. */
export function sample(document: Document, given: Schema, depth = 0): unknown {
  const schema = resolved(document, given)
  const told = schema.examples?.[0] ?? schema.example ?? schema.const ?? schema.enum?.[0] ?? schema.default
  if (told !== undefined) return told
  const parts = schema.allOf ?? (schema.anyOf ?? schema.oneOf)?.slice(0, 1)
  if (parts) {
    const values = parts.map((part) => sample(document, part, depth + 1))
    return values.every((value) => typeof value === 'object' && !Array.isArray(value))
      ? Object.assign({}, ...values)
      : values[0]
  }
  const [type] = [schema.type ?? (schema.properties ? 'object' : 'string')].flat()
  if (type === 'object') return depth > 4 ? {} : sampleObject(document, schema, depth)
  if (type === 'array') return depth > 4 ? [] : [sample(document, schema.items ?? {}, depth + 1)]
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1))
  if (type === 'null') return null
  return byFormat[schema.format ?? ''] ?? 'text'.padEnd(schema.minLength ?? 0, ' text').slice(0, schema.maxLength)
}

function sampleObject(document: Document, { properties = {}, required = [] }: Schema, depth: number): object {
  const names = Object.keys(properties)
  const shown = required.length > 0 ? names.filter((name) => required.includes(name)) : names.slice(0, 1)
  return Object.fromEntries(shown.map((name) => [name, sample(document, properties[name] ?? {}, depth + 1)]))
}
