import { AppError, type ErrorCode, errorCodes } from '../../shared/errors.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import { type Answer, type Document, resolved } from './document.ts'
import { errorAdvice } from './error-advice.ts'
import { groupsOf } from './groups.ts'
import { inline } from './markdown.ts'

const known: ReadonlySet<string> = new Set(errorCodes)

export const errorId = (code: string) => `error-${code}`

/** A code in backticks leads to its entry. */
export const linkOfCode = (code: string) => (known.has(code) ? errorId(code) : undefined)

/** In texts about other things too: a word such as `approved` is a status there. */
export const linkOfError = (word: string) => (word.includes('_') ? linkOfCode(word) : undefined)

/** An entry per code, where the `type` of a problem leads. */
export function errorsHtml(document: Document): string {
  const callers = callersOf(document)
  return errorCodes
    .map((code) => {
      const { status, title } = new AppError(code)
      const names = (callers.get(code) ?? []).map(
        ({ id, name }) => `<a href="#${escapeHtml(id)}"><code>${escapeHtml(name)}</code></a>`,
      )
      const where = names.length > 12 ? `<p>${names.length} operations.</p>` : `<p class="where">${names.join(' ')}</p>`
      return `<section class="error" id="${errorId(code)}"><h3><code>${code}</code> <span>${status}</span></h3><p>${escapeHtml(title)}.</p><p>${inline(errorAdvice[code], linkOfError)}</p>${names.length > 0 ? where : ''}</section>`
    })
    .join('\n')
}

/** Those that a problem of this answer may have. */
export function codesOf({ content = {} }: Answer): ErrorCode[] {
  const parts = content['application/problem+json']?.schema?.allOf ?? []
  const named = parts.flatMap(({ properties }) => properties?.['code']?.enum ?? [])
  return errorCodes.filter((code) => named.includes(code))
}

/** The operations whose answers name a code. */
function callersOf(document: Document): Map<string, { id: string; name: string }[]> {
  const callers = new Map<string, { id: string; name: string }[]>()
  for (const { operations } of groupsOf(document))
    for (const { path, method, operation } of operations) {
      const codes = Object.values(operation.responses).flatMap((answer) => codesOf(resolved(document, answer)))
      const name = `${method.toUpperCase()} ${path}`
      for (const code of codes) callers.set(code, [...(callers.get(code) ?? []), { id: operation.operationId, name }])
    }
  return callers
}
