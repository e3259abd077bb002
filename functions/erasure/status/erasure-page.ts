import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Language } from '../../shared/language.ts'
import type { ErasureState } from '../domain/erasure.ts'
import { pageNumber, pageTime } from '../domain/page-time.ts'
import { otherThings, thingsOf } from '../domain/things.ts'
import { statusTexts } from './page-texts.ts'
import { receiptSection } from './receipt-section.ts'
import type { StatusTexts } from './wording.ts'

type Count = { readonly found: number; readonly erased: number }

export type ErasureView = {
  readonly erasureId: string
  readonly status: ErasureState
  readonly requestedAt: string
  readonly cancelUntil?: string | undefined
  readonly backupsExpireAt: string
  readonly progress: Readonly<Record<string, Count>>
  readonly receipt?: string | undefined
  /** Of the account, until it is erased. For the page only. */
  readonly timeZone?: string | undefined
  readonly language?: Language | undefined
}

export type PageOptions = {
  readonly token: string
  readonly apiUrl: string
  readonly language: Language
  /** Whether the reader wants the page to refresh itself. */
  readonly refreshes: boolean
}

/** How often the page refreshes itself, in seconds. In the grace period and at the end nothing changes by itself. */
const refreshSeconds: Partial<Record<ErasureState, number>> = { fencing: 10, erasing: 10, verifying: 10, blocked: 60 }

export function erasurePage(view: ErasureView, options: PageOptions): Response {
  const texts = statusTexts[options.language]
  const [heading, meaning] = texts.states[view.status]
  const seconds = options.refreshes ? refreshSeconds[view.status] : undefined
  const when = (instant: string) =>
    `<time datetime="${escapeHtml(instant)}">${escapeHtml(pageTime(instant, view.timeZone ?? 'UTC', options.language))}</time>`
  const addressOf = (rest: string) => escapeHtml(`/v1/erasures/${view.erasureId}${rest}`)
  const parts = [
    `<p role="status">${meaning}</p>`,
    view.status === 'scheduled' &&
      undo(texts, when(view.cancelUntil ?? ''), addressOf(`/cancel?token=${options.token}`)),
    progress(view, texts, options.language),
    counts(view, texts, options.language),
    view.receipt !== undefined && receiptSection(view.receipt, view.erasureId, { ...options, when, addressOf }),
    refreshLinks(view.status, texts, seconds, addressOf(`?token=${options.token}`)),
    `<p><small>${texts.requested(when(view.requestedAt), escapeHtml(view.erasureId))}</small></p>`,
  ]
  const made = page(200, heading, parts.filter(Boolean).join('\n'), false, options.language)
  return seconds === undefined ? made : { ...made, headers: { ...made.headers, refresh: String(seconds) } }
}

function undo({ undo: [heading, text, button] }: StatusTexts, until: string, action: string): string {
  return `<h2>${heading}</h2>
<p>${text(until)}</p>
<form method="post" action="${action}"><p><button class="first">${button}</button></p></form>`
}

/** Of all rows, since things differ in size. */
function progress({ status, progress: all }: ErasureView, texts: StatusTexts, language: Language): string {
  if (status !== 'erasing' && status !== 'verifying' && status !== 'blocked') return ''
  const sum = (of: keyof Count) => Object.values(all).reduce((total, count) => total + count[of], 0)
  const [found, erased] = [sum('found'), sum('erased')]
  if (found === 0) return `<p>${texts.counting}</p>`
  const percent = `${pageNumber(Math.floor((100 * erased) / found), language)} %`
  return `<p><label>${texts.progress(percent)}<br><progress max="${found}" value="${erased}"></progress></label></p>`
}

function counts({ status, progress: all }: ErasureView, texts: StatusTexts, language: Language): string {
  const { deleted, there, what, count: howMany } = texts.counts
  const isDone = status === 'erased'
  const number = (value: number) => pageNumber(value, language)
  const rows = thingsOf(all, ({ found }) => found, language).map(({ name, count: { found, erased } }) => {
    const text = isDone ? number(found) : texts.erasedOf(number(erased), number(found))
    return `<tr><th scope="row">${name}</th><td class="short number">${text}</td></tr>`
  })
  if (rows.length === 0) return ''
  return `<table>
<caption>${isDone ? deleted : there}</caption>
<thead><tr><th scope="col">${what}</th><th scope="col" class="number">${howMany}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
<p>${otherThings[language]}</p>`
}

function refreshLinks(status: ErasureState, texts: StatusTexts, seconds: number | undefined, here: string): string {
  if (status === 'erased' || status === 'cancelled') return ''
  if (seconds === undefined) return `<p><a href="${here}">${texts.refresh}</a></p>`
  return `<p>${texts.refreshing(seconds)} <a href="${here}&amp;refresh=off">${texts.stopRefreshing}</a></p>`
}
