import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Language } from '../../shared/language.ts'
import { logDays } from '../domain/receipt.ts'
import { pageTexts } from './page-texts.ts'
import type { PageTexts } from './wording.ts'

export type Terms = { readonly graceMilliseconds: number; readonly backupDays: number }
type Problem = { readonly status: number; readonly why: keyof PageTexts['problems'] }

/** App stores require this page. */
export function deletionPage(terms: Terms, language: Language, problem?: Problem): Response {
  const texts = pageTexts[language]
  const form = signInForm(texts, problem !== undefined)
  const body = problem
    ? `<p role="alert">${texts.problems[problem.why]}</p>\n${form}`
    : `${explanation(terms, texts)}\n<h2 id="now">${texts.now}</h2>\n${form}`
  return pageIn(language, problem?.status ?? 200, texts.title, body, true)
}

/** `body` is escaped HTML. */
export function pageIn(language: Language, status: number, title: string, body: string, indexed = false): Response {
  const made = page(status, title, body, indexed, language)
  return { ...made, headers: { ...made.headers, vary: 'accept-language' } }
}

function signInForm({ form }: PageTexts, focused: boolean): string {
  return `<p>${form.intro}</p>
<form method="post" action="/account-deletion">
<input type="hidden" name="step" value="sign-in">
<label class="field">${form.email} <input type="email" name="email" autocomplete="username" required maxlength="254"${focused ? ' autofocus' : ''}></label>
<label class="field">${form.password} <input type="password" name="password" autocomplete="current-password" required maxlength="256"></label>
<p><button class="first">${form.submit}</button></p>
</form>
<p>${form.forgot}</p>`
}

function explanation({ graceMilliseconds, backupDays }: Terms, texts: PageTexts): string {
  const [deleted, ...what] = texts.deleted
  const [duration, others] = [texts.duration, texts.others].map(([title, text]) => `<h2>${title}</h2>\n<p>${text}</p>`)
  const rows = texts
    .keptRows(backupDays, logDays)
    .map(
      ([kept, why, howLong]) =>
        `<tr><th scope="row">${kept}</th><td>${why}</td><td class="short">${escapeHtml(howLong)}</td></tr>`,
    )
  return `<p>${texts.howTo(graceMilliseconds)}</p>
<p><a href="#now">${texts.now}</a></p>
<h2>${deleted}</h2>
<ul>
${what.map((each) => `<li>${each}</li>`).join('\n')}
</ul>
<p>${texts.final}</p>
<h2>${texts.kept}</h2>
<table>
<thead><tr>${texts.keptColumns.map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
${duration}
${others}`
}
