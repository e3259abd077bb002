import { namedSchemas } from './components/named-schemas.ts'
import type { JsonSchema } from './json-schema.ts'

type Schema = JsonSchema & {
  readonly $ref?: string
  readonly examples?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly items?: Schema
  readonly additionalProperties?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

const anyKey = 'customers'
/** Of fields that are keyed by something else than an item type. */
const keys: Readonly<Record<string, string>> = { changes: 'endedAt' }

/** The component that a schema refers to; of several forms, the first. */
export function componentName({ $ref, anyOf, oneOf }: Schema): string | undefined {
  return ($ref ?? (anyOf ?? oneOf)?.[0]?.$ref)?.split('/').at(-1)
}

/** An example of each component that something refers to so. */
export function referredExamples(
  referring: unknown,
  components: Readonly<Record<string, Schema>>,
): Record<string, JsonSchema> {
  const names = [...JSON.stringify(referring).matchAll(/#\/components\/examples\/(\w+)/g)].map(([, name = '']) => name)
  return Object.fromEntries(
    [...new Set(names)]
      .sort()
      .map((name) => [
        name,
        { summary: namedSchemas[name]?.description, value: exampleOf(components[name] ?? {}, components, name) },
      ]),
  )
}

/**
 * A value that a schema describes, made of the examples of its fields.
 * @throws Error for a schema that gives none, and for a field without example
 */
export function exampleOf(schema: Schema, components: Readonly<Record<string, Schema>>, name = ''): unknown {
  const { $ref, examples, anyOf, oneOf, items, additionalProperties, properties, type } = schema
  const within = (each: Schema, path: string) => exampleOf(each, components, path)
  if (examples !== undefined) return examples[0]
  if ($ref !== undefined) {
    const to = $ref.replace('#/components/schemas/', '')
    return within(components[to] ?? {}, to)
  }
  if ('const' in schema) return schema['const']
  if (schema.enum) return schema.enum[0]
  const [choice] = anyOf ?? oneOf ?? []
  if (choice) return within(choice, name)
  if ([type].flat().includes('boolean')) return true
  if (items) return [within(items, name)]
  if (properties && Object.keys(properties).length > 0) {
    const { notInExample = [] } = namedSchemas[name] ?? {}
    const fields = Object.entries(properties).filter(([field]) => !notInExample.includes(field))
    return Object.fromEntries(fields.map(([field, each]) => [field, within(each, `${name}.${field}`)]))
  }
  if (type === 'object' && additionalProperties) return { [keys[name] ?? anyKey]: within(additionalProperties, name) }
  throw new Error(`${name} has no example`)
}
