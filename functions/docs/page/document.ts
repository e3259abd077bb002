/** The keywords of JSON Schema that the page shows. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly example?: unknown
  readonly examples?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
}

export type Media = {
  readonly schema?: Schema
  readonly example?: unknown
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>
}

type Content = Readonly<Record<string, Media>>

export type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
  readonly schema?: Schema
  readonly example?: unknown
}

export type Answer = { readonly description?: string; readonly content?: Content }

export type Operation = {
  readonly operationId: string
  readonly summary?: string
  readonly description?: string
  readonly security?: readonly unknown[]
  readonly 'x-role'?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly description?: string; readonly content?: Content }
  readonly responses: Readonly<Record<string, Answer>>
}

export type Document = {
  readonly info: { readonly title: string; readonly description?: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components?: { readonly schemas?: Readonly<Record<string, Schema>> }
}

/** What a `$ref` points at; anything else as it is. */
export function resolved<T extends object>(document: Document, value: T): T {
  const pointer = '$ref' in value && typeof value.$ref === 'string' ? value.$ref : undefined
  if (!pointer?.startsWith('#/')) return value
  const names = pointer.slice(2).split('/')
  const target = names.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], document)
  return target === undefined ? value : (target as T)
}

/** The name of a component schema that this refers to. */
export function schemaName({ $ref }: Schema): string | undefined {
  return /^#\/components\/schemas\/([^/]+)$/.exec($ref ?? '')?.[1]
}
