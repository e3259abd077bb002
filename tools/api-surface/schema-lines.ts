import { isDeepStrictEqual } from 'node:util'

export type Json = { readonly [name: string]: unknown }

/** Changing these does not change the contract. */
const words = ['title', 'description', 'examples', 'example', '$comment', '$id', '$schema', '$defs']

/** Their schemas have lines of their own. */
const nested = ['properties', 'required', 'items', 'prefixItems', 'additionalProperties', 'anyOf', 'oneOf', 'allOf']

/** One line per schema: the path of the field, then its keywords. */
export function schemaLines(given: unknown, document: Json, at = '', presence = ''): string[] {
  const schema = resolve(given, document)
  const required = (schema['required'] ?? []) as readonly string[]
  const within = (inner: unknown, path: string, how = '') => schemaLines(inner, document, at + path, how)
  const properties = Object.entries((schema['properties'] ?? {}) as Json)
  const known = properties.map(([name]) => name)
  return [
    `${at || '.'}: ${[...keywordsOf(schema), ...(presence ? [presence] : [])].join(', ') || 'anything'}`,
    ...properties.flatMap(([name, each]) =>
      within(each, `${at ? '.' : ''}${name}`, required.includes(name) ? 'required' : 'optional'),
    ),
    ...required.filter((name) => !known.includes(name)).map((name) => `${at}.${name}: required`),
    ...('items' in schema ? within(schema['items'], '[]') : []),
    ...('additionalProperties' in schema ? within(schema['additionalProperties'], `${at ? '.' : ''}*`) : []),
    ...['prefixItems', 'anyOf', 'oneOf', 'allOf'].flatMap((keyword) =>
      ((schema[keyword] ?? []) as readonly unknown[]).flatMap((each, n) => within(each, `(${keyword} ${n + 1})`)),
    ),
  ]
}

/** Follows references, so that the names of components do not matter. */
export function resolve(schema: unknown, document: Json): Json {
  if (typeof schema === 'boolean') return schema ? {} : { type: 'nothing' }
  const { $ref, ...rest } = schema as Json
  if ($ref === undefined) return rest
  const steps = String($ref).slice(2).split('/')
  return {
    ...resolve(
      steps.reduce<unknown>((value, step) => (value as Json)[step], document),
      document,
    ),
    ...rest,
  }
}

function keywordsOf({ type, ...rest }: Json): string[] {
  const others = Object.entries(rest)
    .filter(([keyword]) => !words.includes(keyword) && !nested.includes(keyword))
    .map(([keyword, value]) => `${keyword} ${shown(value)}`)
    .sort()
  return [...(type === undefined ? [] : [[type].flat().join(' or ')]), ...others]
}

/** Values of an enum have no order. */
function shown(value: unknown): string {
  if (isDeepStrictEqual(value, {})) return 'anything'
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value)
}
