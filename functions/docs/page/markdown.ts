import { escapeHtml } from '../../shared/http/html.ts'

/** Gives the id of what a word in backticks names, which is then a link to it. */
export type LinkOf = (code: string) => string | undefined

/** Code, bold and links, of CommonMark. Everything else is text. */
export function inline(text: string, linkOf: LinkOf = () => undefined): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? code(part.slice(1, -1), linkOf) : marked(escapeHtml(part))))
    .join('')
}

function code(text: string, linkOf: LinkOf): string {
  const id = linkOf(text)
  const shown = `<code>${escapeHtml(text)}</code>`
  return id === undefined ? shown : `<a href="#${escapeHtml(id)}">${shown}</a>`
}

function marked(escaped: string): string {
  return escaped
    .replace(/\*\*(.+?)\*\*/g, '<strong>$1</strong>')
    .replace(/\[([^\]]+)\]\((#[\w-]+|openapi\.json)\)/g, '<a href="$2">$1</a>')
}

export const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')

/** The script adds a button that copies it. Can be scrolled by keyboard. */
export function codeBlock(text: string, label: string): string {
  return `<div class="code"><pre tabindex="0" aria-label="${escapeHtml(label)}"><code>${text.replace(/[&<>]/g, escapeHtml)}</code></pre></div>`
}

/** Headings from `##` on, paragraphs, lists, tables and fenced code: what the guide is written in. */
export function markdown(source: string, linkOf?: LinkOf): string {
  const blocks = source.trim().split(/(^```[\s\S]*?^```$)/m)
  return blocks
    .flatMap((block) =>
      block.startsWith('```') ? [fenced(block)] : block.split(/\n{2,}/).map((text) => flow(text.trim(), linkOf)),
    )
    .filter((html) => html !== '')
    .join('\n')
}

function fenced(block: string): string {
  const [, language = '', text = ''] = /^```(\w*)\n([\s\S]*?)\n?```$/.exec(block) ?? []
  return codeBlock(text, language === 'sh' ? 'Shell' : language === 'js' ? 'JavaScript' : 'Example')
}

function flow(text: string, linkOf?: LinkOf): string {
  if (text === '') return ''
  const heading = /^(#{2,4}) (.+)$/.exec(text)
  if (heading) {
    const [, marks = '', title = ''] = heading
    return `<h${marks.length} id="${slug(title)}">${inline(title, linkOf)}</h${marks.length}>`
  }
  if (text.startsWith('|')) return table(text.split('\n'), linkOf)
  if (/^- /.test(text)) return `<ul>${items(text, /^- /m, linkOf)}</ul>`
  if (/^1\. /.test(text)) return `<ol>${items(text, /^\d+\. /m, linkOf)}</ol>`
  return `<p>${inline(text, linkOf)}</p>`
}

function items(text: string, mark: RegExp, linkOf?: LinkOf): string {
  return text
    .split(new RegExp(mark.source, 'gm'))
    .filter((item) => item.trim() !== '')
    .map((item) => `<li>${inline(item.trim(), linkOf)}</li>`)
    .join('')
}

function table([head = '', , ...rows]: readonly string[], linkOf?: LinkOf): string {
  const cells = (row: string) =>
    row
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => inline(cell.trim(), linkOf))
  const titles = cells(head).map((cell) => `<th scope="col">${cell}</th>`)
  const body = rows.map(
    (row) =>
      `<tr>${cells(row)
        .map((cell) => `<td>${cell}</td>`)
        .join('')}</tr>`,
  )
  return `<table><thead><tr>${titles.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>`
}
