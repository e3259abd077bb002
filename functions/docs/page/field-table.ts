import { escapeHtml } from '../../shared/http/html.ts'
import type { Document, Parameter, Schema } from './document.ts'
import { resolved, schemaName } from './document.ts'
import { type Field, fieldsOf } from './fields.ts'
import { inline, type LinkOf } from './markdown.ts'

/** Of a body; a body without fields is told in words. */
export function bodyTable(document: Document, schema: Schema, linkOf: LinkOf): string {
  const fields = fieldsOf(document, schema)
  if (fields.length === 0) return `<p>${typeOf(schema)}. ${meaningOf(document, schema, linkOf)}</p>`
  return table(document, fields, linkOf)
}

export function parameterTable(document: Document, parameters: readonly Parameter[], linkOf: LinkOf): string {
  const fields = parameters.map(({ name, in: where, required = false, schema = {}, description, example }) => ({
    name,
    required,
    schema: { ...schema, ...(example !== undefined && { examples: [example] }) },
    lead: sentence(`In the ${where}. ${description ?? ''}`.trim()),
  }))
  return table(document, fields, linkOf)
}

/** Without the end tags that HTML lets one leave out: they would be a tenth of the page. */
function table(document: Document, fields: readonly (Field & { lead?: string })[], linkOf: LinkOf): string {
  const rows = fields.map(({ name, required, schema, lead }) => {
    const meaning = [lead === undefined ? '' : inline(lead, linkOf), meaningOf(document, schema, linkOf)].join(' ')
    return `<tr><th><code>${escapeHtml(name)}</code><td>${typeOf(schema)}<td>${required ? 'required' : 'optional'}<td>${meaning}`
  })
  return `<table class="fields"><thead><tr><th>Field<th>Type<th>Required<th>Meaning<tbody>${rows.join('')}</table>`
}

/** As a link where it has a name. */
export function typeOf(schema: Schema): string {
  const name = schemaName(schema)
  if (name !== undefined) return `<a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return [...new Set(variants.map(typeOf))].join(' or ')
  if (schema.items) return `list of ${typeOf(schema.items)}`
  if (schema.const !== undefined) return `<code>${escapeHtml(JSON.stringify(schema.const))}</code>`
  const types = [schema.type ?? (schema.properties || schema.allOf ? 'object' : 'any')].flat().join(' or ')
  return escapeHtml(schema.format ? `${types} (${schema.format})` : types)
}

/** The others are the values of a closed list, which stand at its own entry. */
const firstLine = (text: string) => text.split('\n', 1)[0] ?? ''

const sentence = (text: string) => text.replace(/[^.!?:;,]$/, '$&.')

const limits = {
  minimum: 'at least #',
  exclusiveMinimum: 'more than #',
  maximum: 'at most #',
  minLength: 'at least # characters',
  maxLength: 'at most # characters',
  minItems: 'at least # entries',
  maxItems: 'at most # entries',
} as const

/** A longer list stands at the object that the type leads to. */
const maxValues = 6

const isNamed = (schema: Schema) => schemaName(schema) !== undefined || schemaName(schema.items ?? {}) !== undefined

function meaningOf(document: Document, given: Schema, linkOf: LinkOf): string {
  const schema = { ...resolved(document, given), ...given }
  const listed = schema.enum ?? schema.items?.enum ?? []
  const values = isNamed(given) && listed.length > maxValues ? [] : listed
  const bounds = Object.entries(limits).flatMap(([keyword, words]) => {
    const bound = schema[keyword as keyof typeof limits]
    return bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? [] : [words.replace('#', String(bound))]
  })
  const example = schema.examples?.[0] ?? schema.example
  const shown = (value: unknown) =>
    `<code>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))}</code>`
  return [
    schema.description === undefined ? '' : inline(sentence(firstLine(schema.description)), linkOf),
    values.length > 0 ? `One of ${values.map(shown).join(', ')}.` : '',
    bounds.length > 0 ? `${escapeHtml(bounds.join(', ').replace(/^./, (first) => first.toUpperCase()))}.` : '',
    schema.default === undefined ? '' : `Default ${shown(schema.default)}.`,
    example === undefined ? '' : `Example ${shown(example)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
