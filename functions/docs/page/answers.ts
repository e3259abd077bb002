import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import { type Answer, type Document, exampleOf, type Operation, resolved, schemaName } from './document.ts'
import { codesOf, linkOfCode } from './errors.ts'
import { bodyTable, typeOf } from './field-table.ts'
import { codeBlock, inline, type LinkOf } from './markdown.ts'

/** Of what every operation answers in the same way, and says nothing about this one. */
const everywhere: ReadonlySet<string> = new Set<ErrorCode>([
  ...(['malformed_json', 'unauthorized', 'no_account', 'account_erasing', 'too_large'] as const),
  ...(['unsupported_media_type', 'internal', 'unavailable'] as const),
])

/** Where what is the same everywhere is said once. */
const everywhereId = 'errors'

/** What succeeds, with an example and a link to its fields; then the refusals of this operation, by their codes. */
export function answersHtml(document: Document, { responses }: Operation, linkOf: LinkOf): string {
  const answers = Object.entries(responses).map(([status, given]) => [status, resolved(document, given)] as const)
  const refusals = answers.filter(([status]) => Number(status) >= 400)
  const others = refusals.filter(([status, answer]) => refusalHtml(status, answer) === '').map(([status]) => status)
  return [
    ...successesHtml(document, answers, linkOf),
    ...refusals.map(([status, answer]) => refusalHtml(status, answer)),
    `<p>As <a href="#${everywhereId}">everywhere</a>: ${others.join(', ')}</p>`,
  ]
    .filter((html) => html !== '')
    .join('\n')
}

/** The example of an object at its first answer only. */
function successesHtml(document: Document, answers: readonly (readonly [string, Answer])[], linkOf: LinkOf): string[] {
  const shown = new Set<string | undefined>()
  return answers.flatMap(([status, { description = '', content = {} }]) => {
    if (Number(status) >= 400) return []
    const [[type, media] = ['', {}], ...others] = Object.entries(content)
    const words = `<strong>${escapeHtml(status)}</strong> ${inline(description.replace(/\.$/, ''), linkOfCode)}`
    if (!media.schema) return [`<p>${words}</p>`]
    const name = schemaName(media.schema)
    const link = name === undefined ? [] : [typeOf(media.schema)]
    const types = [type, ...others.map(([other]) => other)].map((each) => `<code>${escapeHtml(each)}</code>`)
    const what = `<p>${words} (${[...link, types.join(' or ')].join(', ')})</p>`
    const fields = name === undefined && type.includes('json') ? bodyTable(document, media.schema, linkOf) : ''
    const example = type.includes('json') && !shown.has(name) ? exampleOf(document, media) : undefined
    shown.add(name)
    return [
      what + fields,
      example === undefined ? '' : codeBlock(JSON.stringify(example, null, 2), `Example of ${status}`),
    ]
  })
}

/** Empty where there is nothing to say of this operation. */
function refusalHtml(status: string, answer: Answer): string {
  const { content = {} } = answer
  const codes = codesOf(answer)
  const own = codes.filter((code) => !everywhere.has(code))
  if (codes.length > 0 && own.length === 0) return ''
  const words = own.map((code) => inline(`\`${code}\`: ${new AppError(code).title}`, linkOfCode))
  const types = Object.keys(content)
  const others = types.some((type) => type.startsWith('text/html')) ? ['A page says what is wrong'] : []
  const all = types.includes('text/plain') ? ['As the phone app understands it'] : [...words, ...others]
  return all.length === 0 ? '' : `<p><strong>${escapeHtml(status)}</strong> ${all.join('. ')}</p>`
}
