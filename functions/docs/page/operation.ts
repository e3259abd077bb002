import { dictionary } from '../../shared/dictionary.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import { type Answer, type Document, resolved } from './document.ts'
import { bodyTable, parameterTable } from './field-table.ts'
import type { Listed } from './groups.ts'
import { codeBlock, inline, type LinkOf } from './markdown.ts'
import { clientCallOf, curlOf } from './snippets.ts'

const roles = dictionary({
  login: 'Any login, with or without an account.',
  worker: 'Workers, staff and owners.',
  staff: 'Staff and owners.',
  owner: 'Owners.',
})

export function operationHtml(document: Document, { path, method, operation }: Listed, linkOf: LinkOf): string {
  const { operationId, summary = '', description, requestBody, responses, security } = operation
  const parameters = (operation.parameters ?? []).map((each) => resolved(document, each))
  const bodies = Object.entries(resolved(document, requestBody ?? {}).content ?? {})
  const call = clientCallOf(document, path, method, operation)
  const name = `${method.toUpperCase()} ${path}`
  return [
    `<details class="operation" id="${escapeHtml(operationId)}">`,
    `<summary><h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${escapeHtml(path)}</code></h3> <span>${inline(summary)}</span></summary>`,
    `<p>${security ? 'Public: no token.' : escapeHtml(roles[operation['x-role'] ?? ''] ?? 'With a token.')} <a href="#${escapeHtml(operationId)}" aria-label="Link to ${escapeHtml(name)}">Link</a></p>`,
    description === undefined ? '' : `<p>${inline(description, linkOf)}</p>`,
    parameters.length > 0 ? `<h4>Parameters</h4>${parameterTable(document, parameters, linkOf)}` : '',
    ...bodies.map(
      ([type, { schema = {} }]) =>
        `<h4>Body <code>${escapeHtml(type)}</code></h4>${bodyTable(document, schema, linkOf)}`,
    ),
    '<h4>In a shell</h4>',
    codeBlock(curlOf(document, path, method, operation), `curl: ${name}`),
    call === undefined ? '' : `<h4>With <code>@fieldpost/client</code></h4>${codeBlock(call, `Client: ${name}`)}`,
    '<h4>Answers</h4>',
    ...Object.entries(responses).map(([status, answer]) =>
      answerHtml(document, status, resolved(document, answer), linkOf),
    ),
    '</details>',
  ].join('\n')
}

/** Problems by their codes; what succeeds with its fields. */
function answerHtml(document: Document, status: string, answer: Answer, linkOf: LinkOf): string {
  const [[type, { schema }] = ['', {}]] = Object.entries(answer.content ?? {})
  const words = `<strong>${escapeHtml(status)}</strong> ${inline(answer.description ?? '', linkOf)}`
  if (!schema || type.includes('problem')) return `<p class="answer">${words}</p>`
  return `<p class="answer">${words} <code>${escapeHtml(type)}</code></p>${bodyTable(document, schema, linkOf)}`
}
