import { createHash } from 'node:crypto'
import { errorCodes } from '../../shared/errors.ts'
import { escapeHtml } from '../../shared/http/html.ts'
import type { Document } from './document.ts'
import { errorId, errorsHtml, linkOfError } from './errors.ts'
import { groupsOf } from './groups.ts'
import { filledIn, guide, type Installation } from './guide.ts'
import { inline, markdown, slug } from './markdown.ts'
import { objectsHtml } from './objects.ts'
import { operationHtml } from './operation.ts'
import { pageScript } from './script.ts'
import { style } from './style.ts'

type Entry = { readonly id: string; readonly html: string; readonly find: string }
type Chapter = {
  readonly id: string
  readonly title: string
  readonly entries: readonly Entry[]
  readonly html: string
}

/** The guide, then what the document describes: operations, their named objects, the errors. */
export function docsPage(document: Document, installation: Installation): string {
  const chapters = [
    ...guideChapters(installation),
    ...operationChapters(document),
    ...schemaChapter(document),
    errorChapter(document),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Fieldpost API</title>
<style>${style}</style>
</head>
<body>
<header>
<a class="skip" href="#content">To the text</a>
<h1>Fieldpost API</h1>
<p>The same as a document: <a href="openapi.json">openapi.json</a></p>
</header>
<nav aria-label="Contents" tabindex="0">
<div role="search" hidden><label for="search">Search (press /)</label><input id="search" type="search" autocomplete="off"></div>
<p id="status" role="status"></p>
${chapters.map(contentsHtml).join('\n')}
</nav>
<main id="content">
${chapters.map(({ id, title, html }) => `<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${escapeHtml(title)}</h2>\n${html}\n</section>`).join('\n')}
</main>
<footer><a href="/privacy?lang=en">Privacy</a> <a href="/terms?lang=en">Terms</a></footer>
<script>${pageScript}</script>
</body>
</html>
`
}

function contentsHtml({ id, title, entries }: Chapter): string {
  const all = [{ id, html: escapeHtml(title), find: title }, ...entries]
  const items = all.map(
    (each) =>
      `<li data-find="${escapeHtml(each.find.toLowerCase())}"><a href="#${escapeHtml(each.id)}">${each.html}</a></li>`,
  )
  return `<section><ul>${items.join('')}</ul></section>`
}

/** Each text begins with its title; its subtitles are entries. */
function guideChapters(installation: Installation): Chapter[] {
  return guide.map((text) => {
    const [, title = '', body = ''] = /^# (.+)\n([\s\S]*)$/.exec(filledIn(text, installation)) ?? []
    const entries = [...body.matchAll(/^## (.+)$/gm)].map(([, subtitle = '']) => {
      return { id: slug(subtitle), html: inline(subtitle), find: `${title} ${subtitle}` }
    })
    return { id: slug(title), title, entries, html: markdown(body.replace(/^##/gm, '###'), linkOfError) }
  })
}

function operationChapters(document: Document): Chapter[] {
  return groupsOf(document).map(({ id, title, operations }) => ({
    id,
    title,
    entries: operations.map(({ path, method, operation: { operationId, summary = '' } }) => ({
      id: operationId,
      html: `<code><span class="method ${method}">${method.toUpperCase()}</span> ${escapeHtml(path)}</code>`,
      find: `${method} ${path} ${operationId} ${summary}`,
    })),
    html: operations.map((each) => operationHtml(document, each, linkOfError)).join('\n'),
  }))
}

function schemaChapter(document: Document): Chapter[] {
  const schemas = Object.entries(document.components?.schemas ?? {})
  if (schemas.length === 0) return []
  const entries = schemas.map(([name]) => ({ id: `schema-${name}`, html: escapeHtml(name), find: `${name} object` }))
  return [{ id: 'objects', title: 'Objects', entries, html: objectsHtml(document) }]
}

function errorChapter(document: Document): Chapter {
  const entries = errorCodes.map((code) => ({ id: errorId(code), html: `<code>${code}</code>`, find: `error ${code}` }))
  return { id: 'error-codes', title: 'Error codes', entries, html: errorsHtml(document) }
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

export const docsHeaders: Record<string, string> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(pageScript)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
