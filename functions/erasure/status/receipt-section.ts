import { escapeHtml } from '../../shared/http/html.ts'
import type { Language } from '../../shared/language.ts'
import type { Receipt } from '../domain/receipt.ts'
import { statusTexts } from './page-texts.ts'

type Options = {
  readonly token: string
  readonly apiUrl: string
  readonly language: Language
  /** An instant as HTML. */
  readonly when: (instant: string) => string
  /** An address below the erasure's as HTML. */
  readonly addressOf: (rest: string) => string
}

export const receiptFileName = (erasureId: string) => `erasure-receipt-${erasureId}.jws`

/** HTML: what is kept, the receipt, and how to check it. */
export function receiptSection(receipt: string, erasureId: string, options: Options): string {
  const { token, apiUrl, language, when, addressOf } = options
  const { kept, keptItems, until, unreadable, receipt: texts } = statusTexts[language]
  const content: Receipt = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString())
  const rows = content.kept.map((item) => {
    const [what, why, end = item.until] = keptItems[item.what] ?? [item.what, item.why]
    const shownEnd = /^\d{4}-/.test(item.until) ? when(item.until) : escapeHtml(end)
    return `<dt>${escapeHtml(what)}</dt>\n<dd>${escapeHtml(why)} ${until(shownEnd)}</dd>`
  })
  const command = `npm run verify-receipt -- ${receiptFileName(erasureId)} --from ${apiUrl}`
  return `<h2>${kept}</h2>
<dl>
${rows.join('\n')}
</dl>
<p>${unreadable(when(content.keyUnrecoverableAt))}</p>
<h2>${texts.heading}</h2>
<p><a href="${addressOf(`?token=${token}&format=receipt`)}" download="${escapeHtml(receiptFileName(erasureId))}">${texts.download}</a>. ${texts.content}</p>
<h2 id="check">${texts.check}</h2>
${texts.how(escapeHtml(command), escapeHtml(`${apiUrl}/.well-known/jwks.json`))}`
}
