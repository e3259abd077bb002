import { escapeHtml } from '../../shared/http/html.ts'
import { type Document, type Schema, schemaName } from './document.ts'
import { linkOfError } from './errors.ts'
import { bodyTable } from './field-table.ts'
import { groupsOf } from './groups.ts'
import { inline } from './markdown.ts'

/** Every named object. The fields of one that is sent stand at the operation that takes it. */
export function objectsHtml(document: Document): string {
  const takers = takersOf(document)
  return Object.entries(document.components?.schemas ?? {})
    .map(([name, schema]) => {
      const taker = takers.get(name)
      const fields =
        taker !== undefined
          ? `<p>The body of ${taker}.</p>`
          : schema.enum
            ? ''
            : bodyTable(document, schema, linkOfError)
      return `<details id="schema-${escapeHtml(name)}"><summary><h3>${escapeHtml(name)}</h3></summary>${wordsOf(schema)}${fields}</details>`
    })
    .join('\n')
}

/** The first line is a sentence, the others are the values of a closed list. */
function wordsOf({ description = '' }: Schema): string {
  const [first = '', ...values] = description.split(/\n(?:- )?/)
  const list = values.map((value) => `<li>${inline(value, linkOfError)}`)
  const shown = first === '' ? '' : `<p>${inline(first, linkOfError)}</p>`
  return list.length > 0 ? `${shown}<ul>${list.join('')}</ul>` : shown
}

/** A link to the first operation that takes it, by the name of what it takes. */
function takersOf(document: Document): ReadonlyMap<string, string> {
  const takers = groupsOf(document).flatMap(({ operations }) =>
    operations.flatMap(({ path, method, operation: { operationId, requestBody } }) =>
      Object.values(requestBody?.content ?? {}).map(({ schema = {} }): [string | undefined, string] => {
        const words = escapeHtml(`${method.toUpperCase()} ${path}`)
        return [schemaName(schema), `<a href="#${escapeHtml(operationId)}"><code>${words}</code></a>`]
      }),
    ),
  )
  const named = takers.filter((taker): taker is [string, string] => taker[0] !== undefined)
  return new Map(named.toReversed())
}
