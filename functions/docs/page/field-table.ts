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
    lead: `In the ${where}. ${description ?? ''}`,
  }))
  return table(document, fields, linkOf)
}

function table(document: Document, fields: readonly (Field & { lead?: string })[], linkOf: LinkOf): string {
  const rows = fields.map(({ name, required, schema, lead }) => {
    const meaning = [lead === undefined ? '' : inline(lead, linkOf), meaningOf(document, schema, linkOf)].join(' ')
    return `<tr><th scope="row"><code>${escapeHtml(name)}</code></th><td>${typeOf(schema)}</td><td>${required ? 'required' : 'optional'}</td><td>${meaning}</td></tr>`
  })
  const head =
    '<tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Required</th><th scope="col">Meaning</th></tr>'
  return `<table class="fields"><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
}

function typeOf(schema: Schema): string {
  const name = schemaName(schema)
  if (name !== undefined) return `<a href="#schema-${escapeHtml(name)}">${escapeHtml(name)}</a>`
  const variants = schema.anyOf ?? schema.oneOf
  if (variants) return [...new Set(variants.map(typeOf))].join(' or ')
  if (schema.items) return `list of ${typeOf(schema.items)}`
  if (schema.const !== undefined) return `<code>${escapeHtml(JSON.stringify(schema.const))}</code>`
  const types = [schema.type ?? (schema.properties || schema.allOf ? 'object' : 'any')].flat().join(' or ')
  return escapeHtml(schema.format ? `${types} (${schema.format})` : types)
}

const limits = {
  minimum: 'at least #',
  exclusiveMinimum: 'more than #',
  maximum: 'at most #',
  minLength: 'at least # characters',
  maxLength: 'at most # characters',
  minItems: 'at least # entries',
  maxItems: 'at most # entries',
} as const

function meaningOf(document: Document, given: Schema, linkOf: LinkOf): string {
  const schema = { ...resolved(document, given), ...given }
  const values = schema.enum ?? schema.items?.enum
  const bounds = Object.entries(limits).flatMap(([keyword, words]) => {
    const bound = schema[keyword as keyof typeof limits]
    return bound === undefined || Math.abs(bound) === Number.MAX_SAFE_INTEGER ? [] : [words.replace('#', String(bound))]
  })
  const example = schema.examples?.[0] ?? schema.example
  const shown = (value: unknown) =>
    `<code>${escapeHtml(typeof value === 'string' ? value : JSON.stringify(value))}</code>`
  return [
    schema.description === undefined ? '' : inline(schema.description, linkOf),
    values ? `One of ${values.map(shown).join(', ')}.` : '',
    bounds.length > 0 ? `${escapeHtml(bounds.join(', ').replace(/^./, (first) => first.toUpperCase()))}.` : '',
    schema.default === undefined ? '' : `Default ${shown(schema.default)}.`,
    example === undefined ? '' : `Example ${shown(example)}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
