import { type Document, resolved, type Schema, schemaName } from './document.ts'

export type Field = { readonly name: string; readonly required: boolean; readonly schema: Schema }

/** A schema that holds itself without a name of its own would never end. */
const maxDepth = 5

/** The fields of an object, those of unnamed objects inside it too, as `breaks[].startedAt`. */
export function fieldsOf(document: Document, schema: Schema, prefix = '', depth = 0): Field[] {
  if (depth > maxDepth) return []
  const { properties, required, additional, items } = partsOf(document, schema)
  const own = Object.entries(properties).flatMap(([name, property]) => [
    { name: prefix + name, required: required.has(name), schema: property },
    ...(schemaName(property) ? [] : fieldsOf(document, property, `${prefix}${name}.`, depth + 1)),
  ])
  const others = additional
    ? [
        { name: `${prefix}*`, required: false, schema: additional },
        ...fieldsOf(document, additional, `${prefix}*.`, depth + 1),
      ]
    : []
  if (!items) return [...own, ...others]
  const list = `${prefix.replace(/\.$/, '')}[].`
  return schemaName(items) && depth > 0 ? [] : fieldsOf(document, items, list, depth + 1)
}

type Parts = {
  readonly properties: Readonly<Record<string, Schema>>
  readonly required: ReadonlySet<string>
  readonly additional: Schema | undefined
  readonly items: Schema | undefined
}

/** Of `allOf` and of alternatives all fields; a field that one alternative lacks is not required. */
function partsOf(document: Document, given: Schema): Parts {
  const schema = resolved(document, given)
  const alternatives = (schema.anyOf ?? schema.oneOf ?? []).map((each) => partsOf(document, each))
  const all = (schema.allOf ?? []).map((each) => partsOf(document, each))
  const common = alternatives
    .map(({ required }) => required)
    .reduce((one, other) => one.intersection(other), alternatives[0]?.required ?? new Set<string>())
  const properties: Record<string, Schema> = Object.assign(
    {},
    ...[...alternatives, ...all].map((part) => part.properties),
  )
  const required = new Set([...(schema.required ?? []), ...common, ...all.flatMap((part) => [...part.required])])
  const more = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined
  const additional = more && Object.keys(more).length > 0 ? more : undefined
  const items: Schema | undefined = schema.items ?? [...alternatives, ...all].find((part) => part.items)?.items
  return { properties: { ...properties, ...schema.properties }, required, additional, items }
}
