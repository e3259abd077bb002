import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Language } from '../../shared/language.ts'
import { type Kept, privacyTexts } from './privacy-texts.ts'

/** The same for every reader. `backupDays`: how long backups hold what was deleted. */
export function privacyPage(language: Language, backupDays: number): Response {
  const { heading, who, columns, rows, rights, notDone } = privacyTexts[language]
  const head = columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')
  const body = [
    `<p>${escapeHtml(who)}</p>`,
    `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows(backupDays).map(rowOf).join('\n')}\n</tbody>\n</table>`,
    `<p>${escapeHtml(rights)}</p>`,
    `<p>${escapeHtml(notDone)}</p>`,
  ]
  return page(200, heading, body.join('\n'), true, language)
}

function rowOf({ what, why, until }: Kept): string {
  const [first, ...others] = [what, why, until].map(escapeHtml)
  return `<tr><th scope="row">${first}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
}
