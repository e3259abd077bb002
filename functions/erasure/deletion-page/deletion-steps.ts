import { escapeHtml } from '../../shared/http/html.ts'
import type { Response } from '../../shared/http/route.ts'
import { toInstant } from '../../shared/instant.ts'
import type { Language } from '../../shared/language.ts'
import { pageTime } from '../domain/page-time.ts'
import { pageIn } from './deletion-page.ts'
import { pageTexts } from './page-texts.ts'
import type { PageTexts } from './wording.ts'

const action = 'action="/account-deletion"'

export function codePage(formToken: string, language: Language): Response {
  const { form, title } = pageTexts[language]
  const body = `<form method="post" ${action}>
<input type="hidden" name="step" value="code">
<input type="hidden" name="pass" value="${escapeHtml(formToken)}">
<label class="field">${form.code} <input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10" autofocus></label>
<p><button class="first">${form.next}</button></p>
</form>`
  return pageIn(language, 200, title, body)
}

/** `cancelUntil` in epoch milliseconds; undefined without a grace period. */
export type Deadline = { readonly cancelUntil: number | undefined; readonly timeZone: string }

export function confirmPage(
  company: string,
  formToken: string,
  deadline: Deadline,
  language: Language,
  wrong = false,
): Response {
  const { confirm } = pageTexts[language]
  const alert = wrong ? `<p role="alert">${confirm.wrongName}</p>\n` : ''
  const body = `${alert}<p>${confirm.text(escapeHtml(company))}</p>
<p>${confirm.begins(localTime(deadline, language))} ${confirm.told}</p>
<form method="post" ${action}>
<input type="hidden" name="step" value="confirm">
<input type="hidden" name="pass" value="${escapeHtml(formToken)}">
<label class="field">${confirm.type} <input name="confirm" autocomplete="off" autocapitalize="off" spellcheck="false" required maxlength="500" autofocus></label>
<p><button class="danger">${confirm.submit}</button></p>
</form>
<p><a href="/account-deletion">${confirm.cancel}</a></p>`
  return pageIn(language, wrong ? 422 : 200, confirm.title(company), body)
}

export function requestedPage(link: string, deadline: Deadline, language: Language, status: 200 | 202): Response {
  const { requested } = pageTexts[language]
  const until = localTime(deadline, language)
  const body = `<p role="status">${requested.locked} ${requested.begins(until)}</p>
<p><a href="${escapeHtml(link)}">${requested.link(until)}</a></p>
<p>${requested.keep}</p>`
  return pageIn(language, status, requested.title, body)
}

export function deletionRefusal(why: keyof PageTexts['refusals'], language: Language): Response {
  const { refusals, back } = pageTexts[language]
  const [title, text] = refusals[why]
  const body = `<p role="alert">${text}</p>\n<p><a href="/account-deletion">${back}</a></p>`
  return pageIn(language, why === 'erasing' ? 200 : 403, title, body)
}

function localTime({ cancelUntil, timeZone }: Deadline, language: Language): string | undefined {
  if (cancelUntil === undefined) return undefined
  const instant = toInstant(cancelUntil)
  return `<time datetime="${instant}">${escapeHtml(pageTime(instant, timeZone, language))}</time>`
}
