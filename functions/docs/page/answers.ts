import { escapeHtml } from '../../shared/http/html.ts'
import { type Document, exampleOf, type Operation, resolved, schemaName } from './document.ts'
import { linkOfCode } from './errors.ts'
import { bodyTable, typeOf } from './field-table.ts'
import { codeBlock, inline, type LinkOf } from './markdown.ts'

/** Problems by their codes; what succeeds with its fields and an example, a named object at its first answer only. */
export function answersHtml(document: Document, { responses }: Operation, linkOf: LinkOf): string {
  const shown = new Set<string>()
  return Object.entries(responses)
    .map(([status, given]) => {
      const { description = '', content = {} } = resolved(document, given)
      const words = `<strong>${escapeHtml(status)}</strong> ${inline(description, linkOfCode)}`
      const [[type, media] = ['', {}]] = Object.entries(content)
      if (!media.schema || type.includes('problem')) return `<p class="answer">${words}</p>`
      const name = schemaName(media.schema)
      const what = `<p class="answer">${words} <code>${escapeHtml(type)}</code>${name === undefined ? '' : ` ${typeOf(media.schema)}`}</p>`
      if (name !== undefined && shown.has(name)) return what
      if (name !== undefined) shown.add(name)
      const example = type.includes('json') ? exampleOf(document, media) : undefined
      const block = example === undefined ? '' : codeBlock(JSON.stringify(example, null, 2), `Example of ${status}`)
      return what + bodyTable(document, media.schema, linkOf) + block
    })
    .join('\n')
}
